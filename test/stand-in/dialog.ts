/** Dialogs: a test puts its own functions in place of these; unanswered, they are cancelled. */
export const dialog = {
  showOpenDialog: async (): Promise<{ canceled: boolean; filePaths: string[] }> => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async (): Promise<{ canceled: boolean; filePath: string }> => ({ canceled: true, filePath: '' }),
  /** Unanswered, the button that cancels. */
  showMessageBox: async (
    _window: unknown,
    { cancelId = 0 }: { cancelId?: number } = {},
  ): Promise<{ response: number; checkboxChecked: boolean }> => ({ response: cancelId, checkboxChecked: false }),
  showErrorBox(title: string, content: string): void {
    console.error(`electron stand-in: error box: ${title}\n${content}`)
  },
}
