/**
 * A PDF with a text layer as office programs write it for Chinese: a font that is named and not embedded, its text in the
 * encoding UniGB-UCS2-H (ISO 32000-1, 9.7.5.2). One array of lines a page; a page without lines is blank.
 */
export function textPdf(pages: readonly (readonly string[])[]): Buffer {
  const parts: Buffer[] = []
  const starts: number[] = []
  let length = 0
  const put = (text: string): void => {
    const part = Buffer.from(text, 'latin1')
    parts.push(part)
    length += part.length
  }
  const object = (body: string): void => {
    starts.push(length)
    put(`${starts.length} 0 obj\n${body}\nendobj\n`)
  }
  put('%PDF-1.7\n')
  object('<</Type/Catalog/Pages 2 0 R>>')
  object(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')}]>>`)
  object('<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>')
  object(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000' +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>' +
      '/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0/Ascent 880/Descent -120' +
      '/CapHeight 880/StemV 93/FontBBox[-25 -254 1000 880]>>>>',
  )
  for (const [i, lines] of pages.entries()) {
    object(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${6 + 2 * i} 0 R>>`)
    const drawn = lines.map((line, n) => `BT/F 16 Tf 1 0 0 1 80 ${760 - 28 * n} Tm<${hex(line)}>Tj ET`).join('\n')
    object(`<</Length ${drawn.length}>>stream\n${drawn}\nendstream`)
  }
  const table = length
  put(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n`)
  for (const start of starts) put(`${String(start).padStart(10, '0')} 00000 n \n`)
  put(`trailer\n<</Size ${starts.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
