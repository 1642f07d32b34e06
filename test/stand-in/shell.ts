/** Nothing is opened: a test puts its own functions in place and sees what it was asked. */
export const shell = {
  openPath: async (_path: string): Promise<string> => '',
  showItemInFolder: (_path: string): void => undefined,
}
