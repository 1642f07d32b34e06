// What `import … from 'electron'` gives under the stand-in: only what the program uses. A name the program imports and
// this file lacks is an error when it is loaded, so the stand-in cannot silently lag behind.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { protocol, session } from './network.ts'
export { screen } from './screen.ts'
export { shell } from './shell.ts'
export { WebContents as webContents } from './web-contents.ts'
