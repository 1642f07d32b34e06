// Makes icon.png (512 × 512) and icon.ico (16 to 256) from icon.svg with the installed Chromium.
// Run after a change of icon.svg: node_modules/.bin/node build/icons/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'

const at = (name) => path.join(import.meta.dirname, name)
const svg = readFileSync(at('icon.svg'), 'utf8')
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]

const browser = await chromium.launch({
  executablePath: process.env['MINGJUAN_CHROMIUM'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

/** The drawing as PNG, so many pixels wide, on a transparent ground. */
async function draw(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return png
}

/** An ICO file whose images are PNG (Windows Vista and newer): a header, an entry of 16 bytes an image, the images. */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length
  images.forEach(({ size, png }, i) => {
    const entry = 6 + 16 * i
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...images.map(({ png }) => png)])
}

try {
  writeFileSync(at('icon.png'), await draw(512))
  const images = []
  for (const size of ICO_SIZES) images.push({ size, png: await draw(size) })
  writeFileSync(at('icon.ico'), ico(images))
} finally {
  await browser.close()
}
