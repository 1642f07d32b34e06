import { defineConfig } from 'vitest/config'

// Suites that take tens of seconds: run by `npm test` after the quick ones, two files at a time.
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // one letter is measured while the next one prints
    maxConcurrency: 2,
  },
})
