import { openSync, closeSync, readSync, statSync } from 'node:fs'
import { readHead } from './decode.ts'

export type RealType =
  | 'empty'
  | 'xlsx'
  | 'docx'
  | 'ofd'
  | 'zip'
  | 'ole'
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'tiff'
  | 'html'
  | 'spreadsheetml-2003'
  | 'rar'
  | '7z'
  | 'text'
  | 'binary'

/** What a file really is, by its content and never by its name. */
export function sniff(file: string): RealType {
  const { size } = statSync(file)
  if (size === 0) return 'empty'
  const head = readHead(file, 4096)
  const latin = Buffer.from(head).toString('latin1')
  if (latin.startsWith('PK\u0003\u0004') || latin.startsWith('PK\u0005\u0006')) return zipType(file, size)
  if (latin.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'ole'
  if (latin.includes('%PDF-') && latin.indexOf('%PDF-') < 1024) return 'pdf'
  if (latin.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg'
  if (latin.startsWith('\u0089PNG\r\n')) return 'png'
  if (latin.startsWith('II*\u0000') || latin.startsWith('MM\u0000*')) return 'tiff'
  if (latin.startsWith('Rar!')) return 'rar'
  if (latin.startsWith("7z\u00bc\u00af'")) return '7z'
  const start = latin
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (start.startsWith('<?xml') && latin.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return 'spreadsheetml-2003'
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<body)/.test(start)) return 'html'
  const isUtf16 = latin.startsWith('\u00ff\u00fe') || latin.startsWith('\u00fe\u00ff') || looksUtf16(head)
  return head.includes(0) && !isUtf16 ? 'binary' : 'text'
}

const looksUtf16 = (head: Uint8Array): boolean => {
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros += 1
  return zeros > head.length * 0.2 && zeros < head.length * 0.55
}

/** Office and OFD files are archives; the names in the central directory at the end tell them apart. */
function zipType(file: string, size: number): RealType {
  const length = Math.min(size, 1 << 16)
  const tail = Buffer.alloc(length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, tail, 0, length, size - length)
  } finally {
    closeSync(handle)
  }
  const names = tail.toString('latin1')
  if (names.includes('xl/workbook.xml')) return 'xlsx'
  if (names.includes('word/document.xml')) return 'docx'
  if (names.includes('OFD.xml')) return 'ofd'
  return 'zip'
}
