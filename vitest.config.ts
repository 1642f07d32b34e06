import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Folders of tests lie in memory where there is room: they look at content; what a disk keeps is for the slow tests. */
const MEMORY = '/dev/shm'
const ROOM = 2 * 1024 ** 3
const hasRoom = (dir: string): boolean => existsSync(dir) && statfsSync(dir).bavail * statfsSync(dir).bsize > ROOM

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'test/e2e/**'],
    environment: 'node',
    testTimeout: 20_000,
    // both cores of a small machine; no test changes what another one imports
    maxWorkers: 2,
    isolate: false,
    env: {
      TMPDIR: hasRoom(MEMORY) ? MEMORY : tmpdir(),
      // compiled code stays where other runs find it
      NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache'),
    },
  },
})
