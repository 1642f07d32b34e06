import { extensionOf } from '../../shared/domain/import/entry-path.ts'
import { type Probe, probeJpeg, probePng, probeTiff } from './probe-image.ts'
import { probeDocx, probeOfd } from './probe-package.ts'
import { probePdf } from './probe-pdf.ts'
import { type RealType, sniffBytes } from './sniff.ts'

export interface DocumentProbe {
  realType: RealType
  mediaType: string
  pages: number | null
  text: string | null
  /** codes of shared/domain/import/problem-codes.ts */
  problems: string[]
}

const MEDIA_TYPES: Partial<Record<RealType, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
  ole: 'application/x-ole-storage',
  locked: 'application/x-ole-storage',
  html: 'text/html',
  text: 'text/plain',
  zip: 'application/zip',
}

/** What an ending promises. Endings that are not listed promise nothing. */
const PROMISED: Record<string, RealType[]> = {
  pdf: ['pdf'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  png: ['png'],
  tif: ['tiff'],
  tiff: ['tiff'],
  docx: ['docx', 'locked'],
  xlsx: ['xlsx', 'locked'],
  ofd: ['ofd'],
  doc: ['ole'],
  xls: ['ole'],
  wps: ['ole'],
  et: ['ole'],
  htm: ['html'],
  html: ['html'],
  txt: ['text', 'html'],
}
const PACKAGES: RealType[] = ['docx', 'xlsx', 'ofd']

/**
 * Looks into a document by its content: real type, pages (PDF by its page tree, image 1, TIFF its frames, OFD its pages,
 * others null), text when asked for, and what is wrong with it. Never throws for what a file holds.
 */
export async function probeDocument(name: string, bytes: Buffer, withText = false): Promise<DocumentProbe> {
  const realType = sniffBytes(bytes)
  const mediaType = MEDIA_TYPES[realType] ?? 'application/octet-stream'
  if (realType === 'empty') return { realType, mediaType, pages: null, text: null, problems: ['doc.empty'] }
  const promised = PROMISED[extensionOf(name)]
  const problems: string[] = []
  // an office file whose directory is cut off is no other type, it is damaged
  const cut = realType === 'zip' && promised?.some((type) => PACKAGES.includes(type)) === true
  if (cut) problems.push('doc.corrupt')
  else if (promised && !promised.includes(realType)) problems.push('doc.type_mismatch')
  const { pages, fault, text } = await look(realType, bytes, withText)
  if (fault) problems.push(fault)
  return { realType, mediaType, pages, text, problems }
}

async function look(type: RealType, bytes: Buffer, withText: boolean): Promise<Probe> {
  if (type === 'pdf') return probePdf(bytes, withText)
  if (type === 'jpeg') return probeJpeg(bytes)
  if (type === 'png') return probePng(bytes)
  if (type === 'tiff') return probeTiff(bytes)
  if (type === 'docx') return probeDocx(bytes, withText)
  if (type === 'locked') return { pages: null, fault: 'doc.encrypted', text: null }
  if (type === 'ofd') return probeOfd(bytes, withText)
  return { pages: null, fault: null, text: null }
}
