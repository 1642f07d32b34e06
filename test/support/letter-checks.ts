import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { writeDocx } from '../../electron/files/write-docx.ts'
import { printLetter } from '../../electron/files/print-letter.ts'
import type { Host } from '../../electron/services/types.ts'
import { layoutLetter } from '../../shared/domain/letters/layout.ts'
import type { Letter } from '../../shared/domain/letters/letter.ts'
import { sharedFile } from './shared-files.ts'

const run = promisify(execFile)
export interface Made {
  docx: Buffer
  pdf: Buffer
}

/** Both files of a letter, printed by a real browser. */
export async function makeLetter(letter: Letter, host: Host, number = '青司执监意〔2026〕12号'): Promise<Made> {
  const page = layoutLetter(letter, number, false)
  return {
    docx: await writeDocx(page, 'gb2312', letter.signedOn),
    pdf: await printLetter(page, letter.signedOn, (html) => host.printPdf(html)),
  }
}

/** LibreOffice opens every Word file where it is installed; elsewhere the files are measured without it, and this is said. */
export const hasLibreOffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0
if (!hasLibreOffice) console.log('not checked: no LibreOffice, so no Word file was opened and printed by it')

/** What stands against the files by the measuring tools, and the words of both without white space. */
export async function examine(
  { docx, pdf }: Made,
  head: string,
): Promise<{ faults: string[]; docxText: string; pdfText: string; firstPage: string }> {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-letter-'))
  try {
    const [docxFile, pdfFile] = [path.join(dir, 'a.docx'), path.join(dir, 'a.pdf')]
    writeFileSync(docxFile, docx)
    writeFileSync(pdfFile, pdf)
    const faults = [
      ...(await measure('check-letter.py', ['--profile', head, '--brief', pdfFile])),
      ...(await measure('check-docx.py', [
        '--profile',
        head,
        '--brief',
        ...(hasLibreOffice ? [] : ['--no-convert']),
        docxFile,
      ])),
    ]
    const { stdout: pdfText } = await run('pdftotext', ['-raw', pdfFile, '-'], LARGE)
    const { stdout: documentXml } = await run('unzip', ['-p', docxFile, 'word/document.xml'], LARGE)
    const firstPage = wordsOfPdf(pdfText.split('\f')[0] ?? '')
    return { faults, docxText: wordsOfXml(documentXml), pdfText: wordsOfPdf(pdfText), firstPage }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const LARGE = { encoding: 'utf8', maxBuffer: 1 << 26 } as const

async function measure(tool: string, args: string[]): Promise<string[]> {
  const { stdout, fault } = await run('python3', [sharedFile('tools', tool), ...args], LARGE).then(
    ({ stdout }) => ({ stdout, fault: '' }),
    // the tool ends with 1 where a rule is broken; what it printed says which
    (error: { stdout?: string; stderr?: string }) => ({ stdout: error.stdout ?? '', fault: error.stderr ?? '' }),
  )
  const lines = stdout.split('\n')
  const faults = lines.filter((line) => line.startsWith('FAIL must') || line.startsWith('FAIL:'))
  const isOpened = lines.some((line) => /^ok +must +libreoffice-text/.test(line))
  if (tool === 'check-docx.py' && hasLibreOffice && !isOpened) faults.push(`${tool}: LibreOffice did not keep the text`)
  return lines.some((line) => /^(PASS|FAIL:)/.test(line)) ? faults : [`${tool}: ${fault}`]
}

const TABLE_HEAD = '序号案卷文号存在的问题违反的规定整改要求'

/** Page numbers and the repeated head of the table belong to the page, not to the text. */
function wordsOfPdf(text: string): string {
  const words = text.replace(/^\s*—\s*\d+\s*—\s*$/gm, '').replace(/\s+/g, '')
  const first = words.indexOf(TABLE_HEAD) + TABLE_HEAD.length
  return first < TABLE_HEAD.length ? words : words.slice(0, first) + words.slice(first).replaceAll(TABLE_HEAD, '')
}

function wordsOfXml(xml: string): string {
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((match) => match[1] ?? '')
    .join('')
    .replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, '')
}
