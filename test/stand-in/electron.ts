// What `import … from 'electron'` gives under the stand-in: only what the program uses. A name the program imports and
// this file lacks is an error when it is loaded, so the stand-in cannot silently lag behind.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol, session } from './network.ts'
export { WebContents as webContents } from './web-contents.ts'
