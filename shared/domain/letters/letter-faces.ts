/** The faces of a printed letter. */
export const FACES = ['fang', 'kai', 'xbs', 'hei', 'num'] as const
/** Ideographs outside GB 2312, in parts of 4096 code points; 2 is all beyond the first plane. */
export const RARE_PARTS = ['3', '4', '5', '6', '7', '8', '9', '2'] as const
export type Face = (typeof FACES)[number] | `rare${(typeof RARE_PARTS)[number]}`

/** The part of the fallback face that has a character, or undefined when none has. */
export function rareFace(character: string): Face | undefined {
  const code = character.codePointAt(0) ?? 0
  const name = code > 0xffff ? '2' : (code >> 12).toString(16)
  const part = RARE_PARTS.find((one) => one === name)
  return part && `rare${part}`
}

export const ALL_FACES: readonly Face[] = [...FACES, ...RARE_PARTS.map((part): Face => `rare${part}`)]

/** Same ascent and descent for all faces, else lines with two fonts grow. */
export const EVEN_LINES = { ascentOverride: '88%', descentOverride: '12%', lineGapOverride: '0%' } as const
const EVEN = `ascent-override:${EVEN_LINES.ascentOverride};descent-override:${EVEN_LINES.descentOverride};line-gap-override:${EVEN_LINES.lineGapOverride}`

export interface FaceRule {
  family: string
  /** CSS `unicode-range`, or empty */
  range: string
}

/**
 * The families a face serves: `num` takes only figures and Latin inside Chinese text, `numFull` has its dash too, for page
 * numbers; the parts of `rare` share a family.
 */
export function familiesOf(face: Face): FaceRule[] {
  if (face === 'num')
    return [
      { family: 'num', range: 'U+20-7E,U+B7' },
      { family: 'numFull', range: '' },
    ]
  const part = RARE_PARTS.find((one) => face === `rare${one}`)
  if (part === undefined) return [{ family: face, range: '' }]
  return [{ family: 'rare', range: part === '2' ? 'U+20000-323AF' : `U+${part}000-${part}FFF` }]
}

/** The files of the faces, as `resources/fonts` holds them. */
export const FACE_FILES: Record<Face, string> = {
  fang: 'MingjuanFandolFang-Regular.woff2',
  kai: 'MingjuanFandolKai-Regular.woff2',
  xbs: 'MingjuanSerifSC-Bold.woff2',
  hei: 'MingjuanSansSC-Medium.woff2',
  num: 'MingjuanSerifSC-Regular.woff2',
  rare2: 'MingjuanRareKai2-Regular.woff2',
  rare3: 'MingjuanRareKai3-Regular.woff2',
  rare4: 'MingjuanRareKai4-Regular.woff2',
  rare5: 'MingjuanRareKai5-Regular.woff2',
  rare6: 'MingjuanRareKai6-Regular.woff2',
  rare7: 'MingjuanRareKai7-Regular.woff2',
  rare8: 'MingjuanRareKai8-Regular.woff2',
  rare9: 'MingjuanRareKai9-Regular.woff2',
}

/** `@font-face` rules for faces that stand below `fonts/` beside the page. */
export const faceRules = (faces: readonly Face[]): string =>
  faces
    .flatMap((face) =>
      familiesOf(face).map(
        ({ family, range }) =>
          `@font-face{font-family:${family};src:url(fonts/${FACE_FILES[face]});${range && `unicode-range:${range};`}${EVEN}}`,
      ),
    )
    .join('\n')
