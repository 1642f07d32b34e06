import { existsSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// Without Electron's binary the stand-in takes its place: the same built program in Node and this machine's Chromium.
if (!existsSync('node_modules/electron/path.txt')) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve('test/stand-in')
  process.env['PATH'] = `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`
}

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.test.ts',
  globalSetup: './test/support/before-e2e.ts',
  // each flow has a program and a data folder of its own
  workers: 2,
  timeout: 60_000,
  // A machine that is busy with other things may be late once; what passes at the second try is named and counted as flaky.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
})
