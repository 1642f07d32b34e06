// node --import ./build/report-peak-memory.mjs …: prints the process's peak memory in KiB on stderr when it ends.
import { isMainThread } from 'node:worker_threads'

if (isMainThread)
  process.on('exit', () => process.stderr.write(`\npeak-memory-kib ${process.resourceUsage().maxRSS}\n`))
