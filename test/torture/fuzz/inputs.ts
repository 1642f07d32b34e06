import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Random, seededRandom } from '../../../electron/rehearsal/random.ts'
import { writeGbkZip } from '../../../electron/rehearsal/zip-writer.ts'
import { penaltyTable } from '../../support/penalty-table.ts'
import { hasSharedFiles, sharedFile } from '../../support/shared-files.ts'
import { scanPdf } from '../../support/scan-pdf.ts'
import { workbookFile } from '../../support/workbook-file.ts'
import { makeZip } from '../../support/zip.ts'
import { mutateArchive } from './mutate-archive.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateText } from './mutate-table.ts'

export interface FuzzInput {
  name: string
  bytes: Buffer
  /** the seed file and what was done to it, for the report of a failure */
  how: string
}

interface Seed {
  name: string
  bytes: Buffer
}

/** Larger files say nothing more and take longer. */
const MOST_BYTES = 100_000

/** Files of which inputs are made: the shared faulty ones where they are, and some that are right. */
export function fuzzSeeds(): Seed[] {
  return [...ownSeeds(), ...(hasSharedFiles ? sharedSeeds() : [])]
}

function sharedSeeds(): Seed[] {
  return ['data/nasty/tables', 'data/nasty/bundles', 'data'].flatMap((folder) =>
    readdirSync(sharedFile(folder), { withFileTypes: true })
      .filter((item) => item.isFile() && /\.(?:csv|xlsx?|zip)$/.test(item.name))
      .map(({ name }) => sharedFile(folder, name))
      .filter((file) => existsSync(file) && statSync(file).size <= MOST_BYTES)
      .map((file) => ({ name: path.basename(file), bytes: readFileSync(file) })),
  )
}

function ownSeeds(): Seed[] {
  const pdf = scanPdf([Buffer.from('jpeg')], { width: 1, height: 1 }, 2)
  const table = penaltyTable(40)
  const named = (name: string, bytes: Buffer | string): { name: string; bytes: Buffer } => ({
    name,
    bytes: Buffer.from(bytes),
  })
  const files = ['云市监罚〔2024〕301号 甲案', '云市监罚〔2024〕302号 乙案'].flatMap((folder) => [
    named(`${folder}/01立案审批表.pdf`, pdf),
    named(`${folder}/02行政处罚决定书.pdf`, pdf),
    named(
      `${folder}/卷内目录.csv`,
      '序号,题名,页号,文件名\r\n1,立案审批表,1-2,01立案审批表.pdf\r\n2,行政处罚决定书,3-4,\r\n',
    ),
  ])
  const manifest = {
    format: 'mingjuan-case-bundle',
    version: 1,
    cases: [
      {
        folder: '1',
        kind: 'penalty',
        agency: '云山市市场监督管理局',
        number: '云市监罚〔2024〕303号',
        facts: { party_name: '丙公司', decision_date: '2024-05-06', fine_amount: '5000' },
        documents: [
          { file: '立案审批表.pdf', pages: 2 },
          { file: '副卷/集体讨论记录.txt', volume: 'secret' },
        ],
      },
    ],
  }
  return [
    named('own.csv', table),
    named('own-workbook.xlsx', workbook(table)),
    named('own-gbk.zip', writeGbkZip(files)),
    named(
      'own-manifest.zip',
      makeZip([
        { name: 'manifest.json', bytes: JSON.stringify(manifest), utf8: true },
        { name: '1/立案审批表.pdf', bytes: pdf, utf8: true },
        { name: '1/副卷/集体讨论记录.txt', bytes: '讨论', utf8: true },
        { name: '1/多余.txt', bytes: '多余', utf8: true },
      ]),
    ),
  ]
}

/** A workbook with inline strings, numbers and two merges, as platforms write it. */
function workbook(table: string): Buffer {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const lines = table.replace('\ufeff', '').trim().split('\r\n')
  const rows = lines.map((line, i) => {
    const cells = line
      .split(',')
      .map((cell) =>
        /^\d+$/.test(cell) ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${escape(cell)}</t></is></c>`,
      )
    return `<row r="${i + 1}">${cells.join('')}</row>`
  })
  return workbookFile(
    `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells count="2"><mergeCell ref="H2:H4"/><mergeCell ref="A5:B5"/></mergeCells></worksheet>`,
  )
}

/** The input of a number: the same number and seed give the same bytes on every machine that has the same seed files. */
export async function fuzzInput(number: number, seed: number, seeds: readonly Seed[]): Promise<FuzzInput> {
  const random = seededRandom(`${seed}/${number}`)
  const chosen = random.pick(seeds)
  const other = random.pick(seeds)
  const { bytes, how } = await mutate(random, chosen, other)
  // what a name says may be wrong too
  const name = random.int(0, 9) === 0 ? `input${path.extname(other.name)}` : `input${path.extname(chosen.name)}`
  return { name, bytes, how: `${chosen.name}: ${how}` }
}

async function mutate(random: Random, chosen: Seed, other: Seed): Promise<{ bytes: Buffer; how: string }> {
  const isArchive = chosen.bytes.subarray(0, 2).toString('latin1') === 'PK'
  if (random.int(0, 3) === 0) return mutateBytes(random, chosen.bytes, other.bytes)
  return isArchive ? mutateArchive(random, chosen.bytes, other.bytes) : mutateText(random, chosen.bytes)
}
