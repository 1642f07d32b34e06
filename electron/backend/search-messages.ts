/** Cases that the thread reads at once. Their records are unpacked some hundred at a time: fewer cases would unpack too many twice. */
export const BATCH = 1000

export interface SearchOrder {
  /** the database */
  file: string
}
/** `next` is answered with an entry for each of the next `BATCH` waiting cases, in the order of their ids; none: there are no more. */
export type ToSearchThread = 'next' | 'end'
