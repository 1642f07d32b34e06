/** Items in blocks of a size, the last one shorter. */
export function* inBlocks<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let block: Item[] = []
  for (const item of items) {
    block.push(item)
    if (block.length < size) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}
