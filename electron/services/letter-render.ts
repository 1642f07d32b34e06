import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import { layoutLetter, letterFileName } from '../../shared/domain/letters/layout.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { countPages } from '../files/pdf-dates.ts'
import { printLetter } from '../files/print-letter.ts'
import { datedToday } from './letter-days.ts'
import { exportList } from './letter-list-export.ts'
import { type LetterRow, numberOf, readLetter } from './letter-rows.ts'
import type { Handlers, TaskCall } from './types.ts'

const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
type Format = keyof typeof MEDIA_TYPES

/** One file of a letter; nothing in it depends on when or how often it is made. */
async function makeFile(row: LetterRow, format: Format, call: TaskCall): Promise<Buffer> {
  const page = layoutLetter(row.letter, numberOf(row), call.rehearsal)
  const { signedOn } = row.letter
  if (format === 'pdf') return printLetter(page, signedOn, (html) => call.host.printPdf(html))
  // Loaded with the first Word file: every start of the program would wait for a megabyte of code.
  const { writeDocx } = await import('../files/write-docx.ts')
  return writeDocx(page, call.settings.letters.fontSet, signedOn)
}

/** Word and PDF of a letter from one model. */
async function makeFiles(row: LetterRow, call: TaskCall): Promise<Record<Format, Buffer>> {
  call.progress(0, 2, 'Word')
  const docx = await makeFile(row, 'docx', call)
  call.progress(1, 2, 'PDF')
  const pdf = await makeFile(row, 'pdf', call)
  call.progress(2, 2, 'PDF')
  return { docx, pdf }
}

/** What the store keeps of an issued letter, or undefined when it was never rendered. */
function storedFiles({ docxSha256, pdfSha256 }: LetterRow, call: TaskCall): Record<Format, Buffer> | undefined {
  if (!docxSha256 || !pdfSha256) return undefined
  return { docx: call.files.read(docxSha256), pdf: call.files.read(pdfSha256) }
}

const fileName = (row: LetterRow): string =>
  row.state === 'draft' ? `草稿 ${letterFileName(row.kind, row.prefix)}` : letterFileName(row.kind, numberOf(row))

/** Puts both files into the store; what comes back notes them with the letter and says whether it was the first time. */
async function storeFiles(letterId: string, files: Record<Format, Buffer>, call: TaskCall) {
  const docx = await call.files.put(files.docx, MEDIA_TYPES.docx)
  const pdf = await call.files.put(files.pdf, MEDIA_TYPES.pdf)
  const record = (write: WriteDb): boolean => {
    const known = readLetter(write, letterId)
    if (known.docxSha256 !== null) {
      if (known.docxSha256 === docx.sha256 && known.pdfSha256 === pdf.sha256) return false
      const message = '重新生成的文件与存档不同（程序、浏览器或者字体版本已变），仍以存档的文件为准。'
      throw new AppError('conflict', { letterId }, message)
    }
    recordStoredFile(write, docx, call.now)
    recordStoredFile(write, pdf, call.now)
    write.run('UPDATE letter SET docx_sha256 = ?, pdf_sha256 = ? WHERE id = ?', docx.sha256, pdf.sha256, letterId)
    return true
  }
  return { docx, pdf, record }
}

const print: Handlers['letters.print'] = async (db, { letterId, format, path: asked }, call) => {
  const target = asked === undefined ? null : call.paths.check(asked)
  const row = datedToday(readLetter(db, letterId), call)
  const name = `${fileName(row)}.${format}`
  const answer = (sha256: string) => ({
    value: { sha256, name, path: target },
    audit: { subject: letterId, detail: { format, sha256, copied: target !== null } },
  })
  if (row.state === 'draft') {
    const bytes = await makeFile(row, format, call)
    const stored = await call.files.put(bytes, MEDIA_TYPES[format])
    // A draft changes with every word: its files are shown, not kept.
    call.files.lend(stored)
    return () => {
      if (target !== null) atomicWrite(target, bytes)
      return answer(stored.sha256)
    }
  }
  const files = storedFiles(row, call) ?? (await makeFiles(row, call))
  const stored = await storeFiles(letterId, files, call)
  return (write) => {
    stored.record(write)
    if (target !== null) atomicWrite(target, files[format])
    return answer(stored[format].sha256)
  }
}

const render: Handlers['letters.render'] = async (db, { letterId }, call) => {
  const row = readLetter(db, letterId)
  if (row.state === 'draft') throw new AppError('wrong_state', { letterId }, '草稿没有文号，不存档；可以导出供审阅。')
  const files = await makeFiles(row, call)
  const { docx, pdf, record } = await storeFiles(letterId, files, call)
  const name = fileName(row)
  const pages = countPages(files.pdf)
  return (write) => {
    const first = record(write)
    return {
      value: {
        docx: { sha256: docx.sha256, name: `${name}.docx` },
        pdf: { sha256: pdf.sha256, name: `${name}.pdf` },
        pages,
      },
      audit: { subject: letterId, detail: { docx: docx.sha256, pdf: pdf.sha256, first } },
    }
  }
}

const exportBoth: Handlers['letters.export'] = async (db: ReadDb, { letterId, folder }, call) => {
  const target = call.paths.check(folder)
  const row = datedToday(readLetter(db, letterId), call)
  const files = storedFiles(row, call) ?? (await makeFiles(row, call))
  mkdirSync(target, { recursive: true })
  const names = (['docx', 'pdf'] as const).map((format) => {
    const file = path.join(target, `${fileName(row)}.${format}`)
    atomicWrite(file, files[format])
    return file
  })
  return () => ({ value: { files: names }, audit: { subject: letterId, detail: { files: names.length } } })
}

export const letterRenderHandlers = {
  'letters.render': render,
  'letters.print': print,
  'letters.export': exportBoth,
  'letters.exportList': exportList,
} satisfies Pick<Handlers, 'letters.render' | 'letters.print' | 'letters.export' | 'letters.exportList'>
