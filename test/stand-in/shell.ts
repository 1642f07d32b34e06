import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { state } from './state.ts'

/** Opens with the desktop's program for it; answers what went wrong, or nothing. */
async function openOnDesktop(file: string): Promise<string> {
  const opener = spawn('xdg-open', [file], { stdio: 'ignore', detached: true })
  try {
    await once(opener, 'spawn')
  } catch (error) {
    return String(error)
  }
  opener.unref()
  return ''
}

/** Without a screen nothing is opened: a test puts its own functions in place and sees what it was asked. */
export const shell = {
  openPath: async (file: string): Promise<string> => (state.visible ? openOnDesktop(file) : ''),
  showItemInFolder(file: string): void {
    if (state.visible) void openOnDesktop(path.dirname(file))
  },
}
