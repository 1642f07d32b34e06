/** The address that opens a document of a case at a page, with the words of a search marked. */
export function pageAddress(place: { caseId: number; position: number; page: number }, words: string): string {
  const { caseId, position, page } = place
  const asked = new URLSearchParams({ tab: 'documents', position: String(position), page: String(page), find: words })
  return `/cases/${caseId}?${asked.toString()}`
}
