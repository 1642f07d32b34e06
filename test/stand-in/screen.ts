const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } }

/** One screen; a test may put another function in place. */
export const screen = {
  getPrimaryDisplay: (): typeof display => display,
  getAllDisplays: (): (typeof display)[] => [display],
}
