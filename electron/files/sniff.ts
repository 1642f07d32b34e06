import { openSync, closeSync, readSync, statSync } from 'node:fs'
import { readHead } from './decode.ts'

export type RealType =
  | 'empty'
  | 'xlsx'
  | 'docx'
  | 'ofd'
  | 'zip'
  | 'ole'
  | 'locked'
  | 'program'
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
  const type = sniffParts(readHead(file, 4096), size, () => readTail(file, size))
  return type === 'ole' && isLocked(readHead(file, 1 << 20), readTail(file, size)) ? 'locked' : type
}

/** The same of bytes in memory. */
export function sniffBytes(bytes: Uint8Array): RealType {
  const type = sniffParts(bytes.subarray(0, 4096), bytes.length, () => Buffer.from(bytes.subarray(-TAIL)))
  return type === 'ole' && isLocked(bytes.subarray(0, 1 << 20), bytes.subarray(-TAIL)) ? 'locked' : type
}

/** As much of the end of an archive as holds the names of its directory in office files. */
const TAIL = 1 << 16

function sniffParts(head: Uint8Array, size: number, tail: () => Buffer): RealType {
  if (size === 0) return 'empty'
  const latin = Buffer.from(head).toString('latin1')
  if (latin.startsWith('PK\u0003\u0004') || latin.startsWith('PK\u0005\u0006')) return zipType(tail())
  if (latin.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'ole'
  if (latin.includes('%PDF-') && latin.indexOf('%PDF-') < 1024) return 'pdf'
  if (latin.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg'
  if (latin.startsWith('\u0089PNG\r\n')) return 'png'
  if (latin.startsWith('II*\u0000') || latin.startsWith('MM\u0000*')) return 'tiff'
  if (isProgram(head)) return 'program'
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

/** Programs of Windows (MZ, with what only a program has behind it) and of Linux (ELF). */
function isProgram(head: Uint8Array): boolean {
  const bytes = Buffer.from(head)
  if (bytes.subarray(0, 4).toString('latin1') === '\u007fELF') return true
  return bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.length > 64 && bytes.subarray(2, 64).includes(0)
}

/** An office file with a password is an OLE container whose directory names the encrypted package (MS-OFFCRYPTO 2.3). */
const isLocked = (...parts: Uint8Array[]): boolean =>
  parts.some((part) => Buffer.from(part).includes(Buffer.from('EncryptedPackage', 'utf16le')))

const looksUtf16 = (head: Uint8Array): boolean => {
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros += 1
  return zeros > head.length * 0.2 && zeros < head.length * 0.55
}

function readTail(file: string, size: number): Buffer {
  const tail = Buffer.alloc(Math.min(size, TAIL))
  const handle = openSync(file, 'r')
  try {
    readSync(handle, tail, 0, tail.length, size - tail.length)
  } finally {
    closeSync(handle)
  }
  return tail
}

/**
 * Office and OFD files are archives; the names in the central directory tell them apart. Only that directory is looked at: a
 * bundle may end with a stored office file that has a directory of its own.
 */
function zipType(tail: Buffer): RealType {
  const end = tail.lastIndexOf('PK\u0005\u0006')
  const size = end < 0 || end + 16 > tail.length ? 0 : tail.readUInt32LE(end + 12)
  const names = tail.subarray(Math.max(0, end - size), Math.max(0, end)).toString('latin1')
  if (names.includes('xl/workbook.xml')) return 'xlsx'
  if (names.includes('word/document.xml')) return 'docx'
  if (names.includes('OFD.xml')) return 'ofd'
  return 'zip'
}
