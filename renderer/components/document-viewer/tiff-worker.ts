// oxlint-disable-next-line import/no-unassigned-import -- it has to be there before utif2
import './tiff-inflate.ts'
import utif, { type Directory } from 'utif2'
import { holdsItsValues, tiffDirectories } from '../../../shared/domain/import/tiff-directories.ts'
import { A4, MOST_PIXELS, type Size } from './page-layout.ts'

/** First the bytes of a file, then its pages one by one, each in so many points across. */
export type TiffAsk = { bytes: ArrayBuffer } | { page: number; width: number }
export type TiffFault = 'damaged' | 'too_large' | 'not_supported'
export type TiffAnswer = { sizes: Size[] } | { picture: ImageBitmap } | { fault: TiffFault }

/** A page is unpacked to four bytes a point; A1 at 300 dots an inch has 70 million points. */
const MOST_POINTS = 100_000_000
/** A canvas is no longer than this. */
const LONGEST_SIDE = 32_767
/** A page that is so much longer than wide, or wider than long, is none. */
const LONGEST_SHAPE = 50

/** Compressions that utif2 unpacks: none, faxes, LZW, JPEG, deflated, packed bits. Of others it would show an empty page. */
const COMPRESSIONS = new Set([1, 2, 3, 4, 5, 7, 8, 32_946, 32_773])
const JPEG = 7
/** Colours: samples and bits of a point that are shown right, by the tag PhotometricInterpretation. */
const COLOURS: Record<number, { samples: number; bits: number[]; only?: number }> = {
  0: { samples: 1, bits: [1, 4, 8, 16] },
  1: { samples: 1, bits: [1, 2, 8, 16] },
  2: { samples: 3, bits: [8, 16] },
  3: { samples: 1, bits: [1, 2, 4, 8] },
  6: { samples: 3, bits: [8], only: JPEG },
}

let file = new ArrayBuffer()
let pages: Directory[] = []
/** The page that was unpacked last: another zoom only scales it. */
let unpacked: { page: number; canvas: OffscreenCanvas } | undefined

addEventListener('message', ({ data }: MessageEvent<TiffAsk>) => {
  try {
    answer('bytes' in data ? open(data.bytes) : draw(data.page, data.width))
  } catch {
    answer({ fault: 'damaged' })
  }
})

const answer = (told: TiffAnswer): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  postMessage(told, { transfer: 'picture' in told ? [told.picture] : [] })

function open(bytes: ArrayBuffer): TiffAnswer {
  const view = new DataView(bytes)
  const directories = tiffDirectories(view)
  // utif2 itself would follow a circle for ever, and make room for whatever a count says
  if (!directories?.every((directory) => holdsItsValues(view, directory))) return { fault: 'damaged' }
  file = bytes
  pages = utif.decode(bytes)
  if (pages.length !== directories.length) return { fault: 'damaged' }
  return { sizes: pages.map((page) => (faultOf(page) === undefined ? shownSize(page) : A4)) }
}

const values = (page: Directory, number: number): number[] =>
  (page[`t${number}`] ?? []).map((value) => (Array.isArray(value) ? value[0] / value[1] : value))
const tag = (page: Directory, number: number): number | undefined => values(page, number)[0]
const pointsOf = (page: Directory): Size => ({ width: tag(page, 256) ?? 0, height: tag(page, 257) ?? 0 })
/** Quarter turns that bring a page upright (tag Orientation); mirrored ones are shown as they are. */
const turnsOf = (page: Directory): number => ({ 3: 2, 6: 1, 8: 3 })[tag(page, 274) ?? 1] ?? 0

/** What keeps a page from being shown as it is; told before it is unpacked. */
function faultOf(page: Directory): TiffFault | undefined {
  const { width, height } = pointsOf(page)
  if (!(width > 0 && height > 0)) return 'damaged'
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_POINTS) return 'too_large'
  const compression = tag(page, 259) ?? 1
  const colours = COLOURS[tag(page, 262) ?? -1]
  const bits = values(page, 258).length === 0 ? [1] : values(page, 258)
  const isKnown =
    COMPRESSIONS.has(compression) &&
    colours !== undefined &&
    (colours.only === undefined || colours.only === compression) &&
    (tag(page, 277) ?? 1) === colours.samples &&
    colours.bits.includes(bits[0] ?? 0) &&
    bits.every((some) => some === bits[0]) &&
    (colours.samples === 1 || (tag(page, 284) ?? 1) === 1)
  const shape = shownSize(page)
  const ratio = shape.width / shape.height
  if (!isKnown || !(ratio < LONGEST_SHAPE && ratio > 1 / LONGEST_SHAPE)) return 'not_supported'
  const isTiled = page.t322 !== undefined
  const [starts, lengths] = [values(page, isTiled ? 324 : 273), values(page, isTiled ? 325 : 279)]
  const isWhole = starts.length > 0 && starts.every((start, i) => start + (lengths[i] ?? Infinity) <= file.byteLength)
  return isWhole ? undefined : 'damaged'
}

/** Size of a page at 96 points an inch: fax machines have twice as many dots across as down. */
function shownSize(page: Directory): Size {
  const { width, height } = pointsOf(page)
  const inches = tag(page, 296) === 3 ? 2.54 : 1
  const [across, down] = [282, 283].map((number) => (tag(page, number) ?? 0) * inches)
  const isKnown = across !== undefined && down !== undefined && across >= 30 && down >= 30
  const size = isKnown ? { width: (width * 96) / across, height: (height * 96) / down } : { width, height }
  return turnsOf(page) % 2 === 0 ? size : { width: size.height, height: size.width }
}

/** The points of a page as the file holds them. */
function unpack(number: number, page: Directory): OffscreenCanvas {
  if (unpacked?.page === number) return unpacked.canvas
  unpacked = undefined
  // a copy of the directory: what is unpacked goes with it
  const copy = { ...page }
  // utif2 makes three bytes a point of every JPEG, and has room for one where the page is grey
  if (tag(page, 259) === JPEG && tag(page, 277) !== 3) Object.assign(copy, { t258: [8, 8, 8], t262: [2], t277: [3] })
  utif.decodeImage(file, copy)
  const { width, height } = pointsOf(page)
  const canvas = new OffscreenCanvas(width, height)
  const dots = new ImageData(new Uint8ClampedArray(utif.toRGBA8(copy).buffer), width, height)
  canvas.getContext('2d')?.putImageData(dots, 0, 0)
  unpacked = { page: number, canvas }
  return canvas
}

/** Draws a page upright. */
function draw(number: number, asked: number): TiffAnswer {
  const page = pages[number - 1]
  if (!page) return { fault: 'damaged' }
  const fault = faultOf(page)
  if (fault !== undefined) return { fault }
  const points = unpack(number, page)
  const shown = shownSize(page)
  const ratio = shown.height / shown.width
  const width = Math.max(1, Math.round(Math.min(asked, Math.sqrt(MOST_PIXELS / ratio))))
  const height = Math.max(1, Math.round(width * ratio))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) return { fault: 'too_large' }
  const turns = turnsOf(page)
  const [across, down] = turns % 2 === 0 ? [width, height] : [height, width]
  context.imageSmoothingQuality = 'high'
  context.translate(width / 2, height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(points, -across / 2, -down / 2, across, down)
  return { picture: canvas.transferToImageBitmap() }
}
