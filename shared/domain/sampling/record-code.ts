/**
 * The short code of a draw record: the first twelve hex digits of the SHA-256 of its result in groups of four, so that people
 * can compare screen, paper and audit entry by eye. It identifies, it does not prove: the whole hash stands beside it.
 */
export function recordCode(resultSha256: string): string {
  return (
    resultSha256
      .slice(0, 12)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join('-')
}
