// Makes resources/fonts from open sources. Needed only when the fonts change; the results are committed.
//
//   cd build/fonts && npm install
//   apt-get download texlive-lang-chinese fonts-lxgw-wenkai
//   for d in *.deb; do dpkg-deb -x "$d" debian; done
//   node make-fonts.mjs debian ../../resources/fonts [part of a family name]
//
// What is changed, and why:
// - Chromium embeds only TrueType outlines as TrueType; CFF and variable fonts become nameless Type 3. So CFF is converted.
// - Fonts that give one glyph to an ideograph and to its Kangxi radical make PDF text unsearchable: radicals are dropped.
// - The Fandol fonts draw U+FFE5 as a dollar sign: it gets the glyph of U+00A5.
// - The CFF reader loses the widths of CID fonts: they are taken from hmtx.
// - Changed fonts carry a changed family name, as their licences ask.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createFont } from 'fonteditor-core'
import fontverter from 'fontverter'
import subsetFont from 'subset-font'

const [debian, out] = process.argv.slice(2)
if (!debian || !out) throw new Error('usage: node make-fonts.mjs DEBIAN_ROOT OUTPUT_FOLDER')
const npmFile = (name) =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve(`${name.split('/', 2).join('/')}/package.json`)),
    ...name.split('/').slice(2),
  )

const isRadical = (code) => code >= 0x2e80 && code <= 0x2fdf
const ascii = range(0x20, 0x7e)
/** Punctuation that official papers use besides GB 2312. */
const marks = [...'　、。〈〉《》「」『』【】〔〕〇—–…·“”‘’～－−×÷±≤≥≠℃§№％‰￥¥㎡']
  .map((c) => c.codePointAt(0))
  .concat(0x2002, 0xa0)
const gb2312 = readGb2312()

/** The two-byte range of GB 2312, decoded by the platform. */
function readGb2312() {
  const decoder = new TextDecoder('gb18030')
  const codes = new Set()
  for (let high = 0xa1; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const text = decoder.decode(Uint8Array.of(high, low))
      const code = text.codePointAt(0)
      if (text.length === 1 && code !== 0xfffd && !(code >= 0xe000 && code <= 0xf8ff)) codes.add(code)
    }
  return [...codes]
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** CFF OpenType → TrueType outlines with the faults named above repaired. */
function convertCff(otf) {
  const font = createFont(otf, { type: 'otf' })
  const data = font.get()
  const widths = readWidths(otf, data.glyf.length)
  let yen
  data.glyf.forEach((glyph, i) => {
    glyph.advanceWidth = widths[i]
    if (glyph.unicode?.includes(0xa5)) yen = glyph
    glyph.unicode = (glyph.unicode ?? []).filter((code) => !isRadical(code) && code !== 0xffe5)
  })
  yen?.unicode.push(0xffe5)
  font.set(data)
  return Buffer.from(font.write({ type: 'ttf', hinting: false }))
}

function readWidths(sfnt, count) {
  const table = (tag) => {
    for (let i = 0, at = 12; i < sfnt.readUInt16BE(4); i += 1, at += 16)
      if (sfnt.toString('latin1', at, at + 4) === tag) return sfnt.subarray(sfnt.readUInt32BE(at + 8))
    throw new Error(`no table ${tag}`)
  }
  const metrics = table('hhea').readUInt16BE(34)
  const hmtx = table('hmtx')
  return Array.from({ length: count }, (_, i) => hmtx.readUInt16BE(4 * Math.min(i, metrics - 1)))
}

function rarePart(code) {
  return code > 0xffff ? '2' : (code >> 12).toString(16)
}

/** Replaces the name table by one that says the new family, and rebuilds the directory with its checksums. */
function rename(sfnt, family, style) {
  const names = [
    [1, family],
    [2, style === 'Bold' ? 'Bold' : 'Regular'],
    [3, `${family} ${style}`],
    [4, `${family} ${style}`],
    [6, `${family.replaceAll(' ', '')}-${style}`],
    [16, family],
    [17, style],
  ]
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + 12 * names.length)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  names.forEach(([id], i) => {
    const text = texts[i]
    ;[3, 1, 0x409, id, text.length, offset].forEach((value, j) => head.writeUInt16BE(value, 6 + 12 * i + 2 * j))
    offset += text.length
  })
  const tables = []
  for (let i = 0, at = 12; i < sfnt.readUInt16BE(4); i += 1, at += 16) {
    const tag = sfnt.toString('latin1', at, at + 4)
    const start = sfnt.readUInt32BE(at + 8)
    const body =
      tag === 'name' ? Buffer.concat([head, ...texts]) : sfnt.subarray(start, start + sfnt.readUInt32BE(at + 12))
    if (tag !== 'DSIG') tables.push([tag, Buffer.from(body)])
  }
  return assemble(sfnt.readUInt32BE(0), tables)
}

function assemble(version, tables) {
  const pad = (buffer) => Buffer.concat([buffer, Buffer.alloc((4 - (buffer.length % 4)) % 4)])
  const sum = (buffer) => {
    let total = 0
    for (let i = 0; i < buffer.length; i += 4) total = (total + buffer.readUInt32BE(i)) >>> 0
    return total
  }
  const power = Math.floor(Math.log2(tables.length))
  const directory = Buffer.alloc(12 + 16 * tables.length)
  directory.writeUInt32BE(version, 0)
  ;[tables.length, 16 << power, power, 16 * tables.length - (16 << power)].forEach((v, i) =>
    directory.writeUInt16BE(v, 4 + 2 * i),
  )
  let at = directory.length
  let headAt = 0
  const bodies = tables.map(([tag, body], i) => {
    if (tag === 'head') {
      body.writeUInt32BE(0, 8)
      headAt = at
    }
    const padded = pad(body)
    directory.write(tag, 12 + 16 * i, 'latin1')
    directory.writeUInt32BE(sum(padded), 16 + 16 * i)
    directory.writeUInt32BE(at, 20 + 16 * i)
    directory.writeUInt32BE(body.length, 24 + 16 * i)
    at += padded.length
    return padded
  })
  const file = Buffer.concat([directory, ...bodies])
  file.writeUInt32BE((0xb1b0afba - sum(file)) >>> 0, headAt + 8)
  return file
}

const fandol = (face) =>
  convertCff(
    readFileSync(
      path.join(debian, `usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol${face}-Regular.otf`),
    ),
  )
const noto = (file) => readFileSync(npmFile(`@expo-google-fonts/${file}`))
const wenkai = readFileSync(path.join(debian, 'usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf'))
const common = [...new Set([...ascii, ...marks, ...gb2312])]
const isCommon = new Set(gb2312)
const rare = [...range(0x3400, 0x9fff), ...range(0x20000, 0x323af), 0x3007].filter((code) => !isCommon.has(code))

const faces = [
  ['Mingjuan FandolFang', 'Regular', () => fandol('Fang'), common],
  ['Mingjuan FandolKai', 'Regular', () => fandol('Kai'), common],
  ['Mingjuan Serif SC', 'Bold', () => noto('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'), common],
  ['Mingjuan Sans SC', 'Medium', () => noto('noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'), common],
  [
    'Mingjuan Serif SC',
    'Regular',
    () => noto('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
    [...ascii, 0x2014, 0x2002, 0xb7],
  ],
  // In parts of 4096 code points (2 = beyond the first plane): a letter with one rare character loads one part.
  ...['3', '4', '5', '6', '7', '8', '9', '2'].map((part) => [
    `Mingjuan RareKai ${part}`,
    'Regular',
    () => wenkai,
    rare.filter((code) => rarePart(code) === part),
  ]),
]
mkdirSync(path.join(out, 'licences'), { recursive: true })
const only = process.argv[4] ?? ''
for (const [family, style, read, codes] of faces) {
  if (!family.includes(only)) continue
  const text = codes.map((code) => String.fromCodePoint(code)).join('')
  const subset = await subsetFont(read(), text, { targetFormat: 'truetype' })
  const woff2 = await fontverter.convert(rename(Buffer.from(subset), family, style), 'woff2')
  const name = `${String(family).replaceAll(' ', '')}-${String(style)}.woff2`
  writeFileSync(path.join(out, name), woff2)
  console.log(name, woff2.length)
}
const licence = (name, bytes) => writeFileSync(path.join(out, 'licences', name), bytes)
const doc = path.join(debian, 'usr/share/doc')
licence('Fandol-README.txt', readFileSync(path.join(doc, 'texlive-doc/fonts/fandol/README')))
licence('Fandol-GPL-3.txt', gunzipSync(readFileSync(path.join(doc, 'texlive-doc/fonts/fandol/COPYING.gz'))))
licence('NotoSerifSC-OFL.txt', readFileSync(npmFile('@expo-google-fonts/noto-serif-sc/LICENSE_FONT')))
licence('NotoSansSC-OFL.txt', readFileSync(npmFile('@expo-google-fonts/noto-sans-sc/LICENSE_FONT')))
licence('LXGWWenKai-copyright.txt', readFileSync(path.join(doc, 'fonts-lxgw-wenkai/copyright')))
