import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { PITCH } from './docx-measures.ts'

/** Paragraph properties that keep punctuation and mixed text on the 28-cell grid; the library has no option for them. */
const GRID_RULES =
  '<w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'

const PATCHES: Record<string, (xml: string, day: string) => string> = {
  'word/styles.xml': (xml) =>
    xml.replace(
      /(styleId="Normal"[^>]*><w:name w:val="Normal"\/>(?:<w:qFormat\/>)?)/,
      `$1<w:pPr>${GRID_RULES}</w:pPr>`,
    ),
  'word/document.xml': offGrid,
  'word/settings.xml': (xml) =>
    xml.replace('<w:compat>', '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'),
  'docProps/core.xml': (xml, day) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`),
}

/**
 * Lines of another height than the grid's leave the grid: else LibreOffice sets them on two lines of it, where Word takes
 * the height as given.
 */
function offGrid(xml: string): string {
  return xml.replace(/<w:spacing [^>]*w:line="(\d+)"[^>]*\/>/g, (spacing, line: string) =>
    Number(line) === PITCH ? spacing : `<w:snapToGrid w:val="0"/>${spacing}`,
  )
}

/** Applies what the library cannot write and packs the parts again in sorted order with fixed times: same letter, same bytes. */
export async function sealDocx(docx: Buffer, signedOn: string): Promise<Buffer> {
  const parts = await readParts(docx)
  const names = [...parts.keys()].sort(
    (a, b) => Number(b === CONTENT_TYPES) - Number(a === CONTENT_TYPES) || (a < b ? -1 : 1),
  )
  const zip = new yazl.ZipFile()
  for (const name of names) {
    const bytes = parts.get(name) ?? Buffer.alloc(0)
    const patch = PATCHES[name]
    const content = patch ? Buffer.from(patch(bytes.toString('utf8'), signedOn), 'utf8') : bytes
    // Zip times are local; a local date made from parts gives the same bytes in every time zone.
    zip.addBuffer(content, name, { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  return buffer(zip.outputStream)
}

const CONTENT_TYPES = '[Content_Types].xml'

async function readParts(docx: Buffer): Promise<Map<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(docx, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)))
  })
  const parts = new Map<string, Buffer>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((bytes) => {
          parts.set(entry.fileName, bytes)
          zip.readEntry()
        }, reject)
      })
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return parts
}
