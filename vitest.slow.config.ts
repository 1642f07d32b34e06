import { defineConfig } from 'vitest/config'

// Suites that take tens of seconds: run by `npm test` after the quick ones, one file after the other.
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // one letter is measured while the next one prints
    maxConcurrency: 2,
  },
})
