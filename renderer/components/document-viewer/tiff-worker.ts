// oxlint-disable-next-line import/no-unassigned-import -- it has to be there before utif2
import './tiff-inflate.ts'
import utif, { type Directory } from 'utif2'
import type { Size } from './page-layout.ts'

/** First the bytes of a file, then its pages one by one, each in so many points across. */
export type TiffAsk = { bytes: ArrayBuffer } | { page: number; width: number }
/** Answers in the order in which was asked. */
export type TiffAnswer = { sizes: Size[] } | { picture: ImageBitmap } | { fault: 'damaged' | 'too_large' }

/** A page is unpacked to four bytes a point; A1 at 300 dots an inch has 70 million points. */
const MOST_POINTS = 100_000_000

let file = new ArrayBuffer()
let pages: Directory[] = []

addEventListener('message', ({ data }: MessageEvent<TiffAsk>) => {
  try {
    answer('bytes' in data ? { sizes: open(data.bytes) } : draw(data.page, data.width))
  } catch {
    answer({ fault: 'damaged' })
  }
})

const answer = (told: TiffAnswer): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  postMessage(told, { transfer: 'picture' in told ? [told.picture] : [] })

function open(bytes: ArrayBuffer): Size[] {
  file = bytes
  pages = utif.decode(bytes)
  if (pages.length === 0) throw new Error('no page')
  return pages.map(shownSize)
}

function tag(page: Directory, number: number): number | undefined {
  const value = page[`t${number}`]?.[0]
  return Array.isArray(value) ? value[0] / value[1] : value
}
const pointsOf = (page: Directory): Size => ({ width: tag(page, 256) ?? 0, height: tag(page, 257) ?? 0 })
/** Quarter turns that bring a page upright (tag Orientation); mirrored ones are shown as they are. */
const turnsOf = (page: Directory): number => ({ 3: 2, 6: 1, 8: 3 })[tag(page, 274) ?? 1] ?? 0

/** Size of a page at 96 points an inch: fax machines have twice as many dots across as down. */
function shownSize(page: Directory): Size {
  const { width, height } = pointsOf(page)
  const inches = tag(page, 296) === 3 ? 2.54 : 1
  const [across, down] = [282, 283].map((number) => (tag(page, number) ?? 0) * inches)
  const isKnown = across !== undefined && down !== undefined && across >= 30 && down >= 30
  const size = isKnown ? { width: (width * 96) / across, height: (height * 96) / down } : { width, height }
  return turnsOf(page) % 2 === 0 ? size : { width: size.height, height: size.width }
}

/** Draws a page upright. One whose size cannot be right is refused before it is unpacked. */
function draw(number: number, width: number): TiffAnswer {
  const page = pages[number - 1]
  if (!page) return { fault: 'damaged' }
  const points = pointsOf(page)
  if (!(points.width > 0 && points.height > 0)) return { fault: 'damaged' }
  if (points.width * points.height > MOST_POINTS) return { fault: 'too_large' }
  // a copy of the directory: what is unpacked goes with it
  const unpacked = { ...page }
  utif.decodeImage(file, unpacked)
  const whole = new OffscreenCanvas(points.width, points.height)
  const dots = new ImageData(new Uint8ClampedArray(utif.toRGBA8(unpacked).buffer), points.width, points.height)
  whole.getContext('2d')?.putImageData(dots, 0, 0)
  const shown = shownSize(page)
  const height = Math.max(1, Math.round((width * shown.height) / shown.width))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) return { fault: 'damaged' }
  const turns = turnsOf(page)
  const [across, down] = turns % 2 === 0 ? [width, height] : [height, width]
  context.imageSmoothingQuality = 'high'
  context.translate(width / 2, height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(whole, -across / 2, -down / 2, across, down)
  return { picture: canvas.transferToImageBitmap() }
}
