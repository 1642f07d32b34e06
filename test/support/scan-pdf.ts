/**
 * A PDF as a scanner makes it: one picture a page and no text, each page with a picture of its own, the table of objects
 * at the end (not linearised). `jpegs` are taken in turn.
 */
export function scanPdf(jpegs: readonly Uint8Array[], size: { width: number; height: number }, pages: number): Buffer {
  const parts: Buffer[] = []
  const starts: number[] = []
  let length = 0
  const put = (bytes: Uint8Array | string): void => {
    const part = Buffer.from(bytes as Uint8Array)
    parts.push(part)
    length += part.length
  }
  const object = (body: string, stream?: Uint8Array): void => {
    starts.push(length)
    put(`${starts.length} 0 obj\n${body}`)
    if (stream) {
      put('\nstream\n')
      put(stream)
      put('\nendstream')
    }
    put('\nendobj\n')
  }
  put('%PDF-1.7\n')
  const kids = Array.from({ length: pages }, (_, i) => `${3 + 3 * i} 0 R`).join(' ')
  object('<</Type/Catalog/Pages 2 0 R>>')
  object(`<</Type/Pages/Count ${pages}/Kids[${kids}]>>`)
  const draw = Buffer.from('q 595 0 0 842 0 0 cm /I Do Q')
  for (let i = 0; i < pages; i += 1) {
    const jpeg = jpegs[i % jpegs.length] ?? new Uint8Array()
    const own = 3 + 3 * i
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${own + 1} 0 R/Resources<</XObject<</I ${own + 2} 0 R>>>>>>`,
    )
    object(`<</Length ${draw.length}>>`, draw)
    object(
      `<</Type/XObject/Subtype/Image/Width ${size.width}/Height ${size.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>`,
      jpeg,
    )
  }
  const table = length
  put(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n`)
  for (const start of starts) put(`${String(start).padStart(10, '0')} 00000 n \n`)
  put(`trailer\n<</Size ${starts.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}
