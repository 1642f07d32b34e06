// Loaded before the program by a test: what an error box would say goes into a file, since nobody is there to close it.
const { writeFileSync } = require('node:fs')
const { dialog } = require('electron')

dialog.showErrorBox = (title, content) => writeFileSync(process.env.ERROR_BOX_FILE, `${title}\n${content}`)
