import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import { layoutLetter, letterFileName } from '../../shared/domain/letters/layout.ts'
import type { ReadDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { countPages } from '../files/pdf-dates.ts'
import { printLetter } from '../files/print-letter.ts'
import { writeDocx } from '../files/write-docx.ts'
import { datedToday } from './letter-days.ts'
import { type LetterRow, numberOf, readLetter } from './letter-rows.ts'
import type { Handlers, TaskCall } from './types.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Word and PDF of a letter from one model; nothing in them depends on when or how often they are made. */
async function makeFiles(row: LetterRow, call: TaskCall): Promise<{ docx: Buffer; pdf: Buffer }> {
  const page = layoutLetter(row.letter, numberOf(row), call.rehearsal)
  const { signedOn } = row.letter
  call.progress(0, 2, 'Word')
  const docx = await writeDocx(page, call.settings.letters.fontSet, signedOn)
  call.progress(1, 2, 'PDF')
  const pdf = await printLetter(page, call.resources, signedOn, (html) => call.host.printPdf(html))
  call.progress(2, 2, 'PDF')
  return { docx, pdf }
}

/** What the store keeps of an issued letter, or undefined when it was never rendered. */
function storedFiles(db: ReadDb, letterId: string, call: TaskCall): { docx: Buffer; pdf: Buffer } | undefined {
  const { docxSha256, pdfSha256 } = readLetter(db, letterId)
  if (!docxSha256 || !pdfSha256) return undefined
  return { docx: call.files.read(docxSha256), pdf: call.files.read(pdfSha256) }
}

export const letterRenderHandlers = {
  'letters.render': async (db, { letterId }, call) => {
    const row = readLetter(db, letterId)
    if (row.state === 'draft') throw new AppError('wrong_state', { letterId }, '草稿没有文号，不存档；可以导出供审阅。')
    const { docx, pdf } = await makeFiles(row, call)
    const storedDocx = await call.files.put(docx, DOCX)
    const storedPdf = await call.files.put(pdf, 'application/pdf')
    const name = letterFileName(row.kind, numberOf(row))
    const pages = countPages(pdf)
    return (write) => {
      const known = readLetter(write, letterId)
      const first = known.docxSha256 === null
      if (first) {
        recordStoredFile(write, storedDocx, call.now)
        recordStoredFile(write, storedPdf, call.now)
        write.run(
          'UPDATE letter SET docx_sha256 = ?, pdf_sha256 = ? WHERE id = ?',
          storedDocx.sha256,
          storedPdf.sha256,
          letterId,
        )
      } else if (known.docxSha256 !== storedDocx.sha256 || known.pdfSha256 !== storedPdf.sha256)
        throw new AppError(
          'conflict',
          { letterId },
          '重新生成的文件与存档不同（程序、浏览器或者字体版本已变），仍以存档的文件为准。',
        )
      return {
        value: {
          docx: { sha256: storedDocx.sha256, name: `${name}.docx` },
          pdf: { sha256: storedPdf.sha256, name: `${name}.pdf` },
          pages,
        },
        audit: { subject: letterId, detail: { docx: storedDocx.sha256, pdf: storedPdf.sha256, first } },
      }
    }
  },

  'letters.export': async (db, { letterId, folder }, call) => {
    const target = call.paths.check(folder)
    const row = datedToday(readLetter(db, letterId), call)
    const files = storedFiles(db, letterId, call) ?? (await makeFiles(row, call))
    const name =
      row.state === 'draft' ? `草稿 ${letterFileName(row.kind, row.prefix)}` : letterFileName(row.kind, numberOf(row))
    mkdirSync(target, { recursive: true })
    const written = [
      [path.join(target, `${name}.docx`), files.docx],
      [path.join(target, `${name}.pdf`), files.pdf],
    ] as const
    for (const [file, bytes] of written) atomicWrite(file, bytes)
    const names = written.map(([file]) => file)
    return () => ({ value: { files: names }, audit: { subject: letterId, detail: { files: names.length } } })
  },
} satisfies Pick<Handlers, 'letters.render' | 'letters.export'>
