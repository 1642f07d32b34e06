// Loaded before the program by a test: keeps its threads in reach, so that the test can end one as a crash would.
const threads = require('node:worker_threads')
const { syncBuiltinESMExports } = require('node:module')

const kept = []
globalThis.keptThreads = kept
threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    super(file, options)
    kept.push({ file: String(file), thread: this })
  }
}
syncBuiltinESMExports()
