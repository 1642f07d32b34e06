// npm run torture [-- KILLS SEED]: the full dose. Takes some minutes; exits 1 when anything was lost or left half done.
import { torture } from './torture.ts'

const [kills = '60', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
console.log(`torture: ${kills} kills, seed ${seed}`)
const report = await torture(Number(kills), Number(seed), (line) => console.log(line))
const { import: imports, render, issue, paper } = report.promised
console.log(
  `${report.kills} kills (${report.beforeOpen} before the folder was open); survived: ${imports} imports, ${render} printed records, ${issue} issued letters, ${paper} letters as Word and PDF`,
)
for (const fault of report.faults) console.log(fault)
console.log(report.faults.length === 0 ? 'nothing lost, nothing half done' : `${report.faults.length} faults`)
process.exitCode = report.faults.length === 0 ? 0 : 1
