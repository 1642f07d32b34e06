// npm run torture [-- KILLS [SEED]]: kills the program at random moments of import, issue and render, and looks what is left.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { killAgainAndAgain } from '../test/torture/kills.ts'

const [kills = '60', seed = '20260901'] = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-torture-'))
const report = await killAgainAndAgain(folder, Number(kills), Number(seed), 'both', (line) => console.log(line))
for (const fault of report.faults) console.log(`FAULT ${fault}`)
console.log(`${report.kills} kills, ${report.jobsPromised} jobs promised and kept, ${report.faults.length} faults`)
if (report.faults.length === 0) rmSync(folder, { recursive: true, force: true })
else console.log(`left for inspection: ${folder}`)
process.exit(report.faults.length === 0 ? 0 : 1)
