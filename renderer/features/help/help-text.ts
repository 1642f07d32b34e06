/** The help of one page: what it is for, what to do in which order, keys, and what cannot be undone. */
export interface HelpText {
  title: string
  purpose: string
  steps: string[]
  keys?: [string, string][]
  /** Rules worth knowing, with their source where there is one. */
  rules?: string[]
}
