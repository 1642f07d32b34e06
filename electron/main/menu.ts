import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions, shell } from 'electron'

/** The menu of the application: what Chinese office software has in every window; shown with Alt. */
export function setMenu(window: BrowserWindow, dataFolder: string): void {
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools', label: '开发者工具' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '文件(&F)',
        submenu: [
          { id: 'data-folder', label: '打开数据文件夹', click: () => void shell.openPath(dataFolder) },
          { type: 'separator' },
          { id: 'quit', label: '退出', accelerator: 'CommandOrControl+Q', click: () => app.quit() },
        ],
      },
      {
        label: '编辑(&E)',
        submenu: [
          { role: 'undo', label: '撤销' },
          { role: 'redo', label: '重做' },
          { type: 'separator' },
          { role: 'cut', label: '剪切' },
          { role: 'copy', label: '复制' },
          { role: 'paste', label: '粘贴' },
          { role: 'selectAll', label: '全选' },
        ],
      },
      {
        label: '视图(&V)',
        submenu: [
          { role: 'zoomIn', label: '放大', accelerator: 'CommandOrControl+=' },
          { role: 'zoomOut', label: '缩小' },
          { role: 'resetZoom', label: '实际大小' },
          { type: 'separator' },
          {
            id: 'full-screen',
            label: '全屏',
            accelerator: 'F11',
            click: () => window.setFullScreen(!window.isFullScreen()),
          },
          ...development,
        ],
      },
    ]),
  )
}

/** The menu of the right mouse button: cut, copy and paste where they can do something. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const edit: MenuItemConstructorOptions[] = [
      { role: 'cut', label: '剪切', enabled: editFlags.canCut },
      { role: 'copy', label: '复制', enabled: editFlags.canCopy },
      { role: 'paste', label: '粘贴', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: '全选', enabled: editFlags.canSelectAll },
    ]
    if (isEditable) Menu.buildFromTemplate(edit).popup({ window })
    else if (selectionText.trim() !== '') Menu.buildFromTemplate([{ role: 'copy', label: '复制' }]).popup({ window })
  })
}
