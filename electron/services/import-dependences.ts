import type { DependenceReader } from './import-undo.ts'
import { frozenCasesOfBatch } from './round-holds.ts'

/** Features that keep cases and therefore hold back the undo of an import: each by its own exported reader. */
export const dependenceReaders: readonly DependenceReader[] = [frozenCasesOfBatch]
