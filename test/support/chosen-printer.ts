import type { World } from './world.ts'

/** A printer that gives a small PDF and counts: for tests of what is kept, not of what it looks like. */
export function createChosenPrinter(world: World): { readonly count: number } {
  let count = 0
  world.backend.host = {
    printPdf: () => {
      count += 1
      return Promise.resolve(
        Buffer.from("1 0 obj<</Type /Page>>endobj 2 0 obj<</CreationDate (D:20300101000000+00'00')>>endobj"),
      )
    },
  }
  return {
    get count() {
      return count
    },
  }
}
