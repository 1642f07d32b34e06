import type { Face } from './letter-styles.ts'

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
