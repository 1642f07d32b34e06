import { defineConfig } from 'vitest/config'

/** Tests that take many seconds: layout matrix, kills, demo. Part of `npm test`, not of `npx vitest`. */
export default defineConfig({
  test: { include: ['test/slow/**/*.test.ts'], environment: 'node', testTimeout: 300_000, passWithNoTests: true, fileParallelism: false },
})
