import type { ThemeConfig } from 'antd'

const style = getComputedStyle(document.documentElement)
const read = (name: string): string => style.getPropertyValue(`--mj-${name}`).trim()

/** The colours of `tokens.css`, for what is drawn without CSS (charts, canvases). */
export const colours = {
  accent: read('accent'),
  accentSoft: read('accent-soft'),
  text: read('text'),
  textSecond: read('text-second'),
  line: read('line'),
  lineStrong: read('line-strong'),
  surface: read('surface'),
  ground: read('ground'),
  red: read('red'),
  redSoft: read('red-soft'),
  amber: read('amber'),
  amberSoft: read('amber-soft'),
  green: read('green'),
  greenSoft: read('green-soft'),
}
export const fontFamily = read('font')

/**
 * antd through its tokens only, from the same variables. Its style sheet is there as a whole (main.tsx): made while the page
 * runs, it took a third of every start.
 */
export const theme: ThemeConfig = {
  zeroRuntime: true,
  token: {
    colorPrimary: colours.accent,
    colorLink: colours.accent,
    colorInfo: colours.accent,
    colorError: colours.red,
    colorWarning: colours.amber,
    colorSuccess: colours.green,
    // antd would derive muddy grounds from colours as dark as AA asks for.
    colorErrorBg: colours.redSoft,
    colorErrorBorder: colours.red,
    colorWarningBg: colours.amberSoft,
    colorWarningBorder: colours.amber,
    colorSuccessBg: colours.greenSoft,
    colorSuccessBorder: colours.green,
    colorInfoBg: colours.accentSoft,
    colorInfoBorder: colours.accent,
    colorPrimaryBg: colours.accentSoft,
    controlItemBgActive: colours.accentSoft,
    colorText: colours.text,
    colorTextSecondary: colours.textSecond,
    colorTextDescription: colours.textSecond,
    colorTextTertiary: colours.textSecond,
    colorTextPlaceholder: colours.textSecond,
    colorBorder: colours.lineStrong,
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    colorSplit: colours.line,
    fontFamily,
    fontSize: 14,
    lineHeight: 1.6,
    borderRadius: 4,
    controlHeight: 32,
    // who has switched movement off in the system gets none: shortened to nothing, menus would never come to rest
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationFast: '0.1s',
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    wireframe: false,
  },
  components: {
    Table: { cellPaddingBlockMD: 6, cellPaddingBlockSM: 4 },
    Tabs: { horizontalMargin: '0 0 8px 0' },
    Form: { itemMarginBottom: 16 },
  },
}
