/** A PDF to be read by the thread for text layers. */
export interface LayerOrder {
  path: string
  /** the first page that is wanted: those before it are kept already */
  from: number
  /** pages after this one are not read */
  last: number
}

/** Pages in their order, each with its text; '' where it has none. The thread waits for `go` before it reads on. */
export interface LayerPages {
  type: 'pages'
  /** pages of the document */
  pages: number
  texts: string[]
}
export interface LayerEnd {
  type: 'end'
  pages: number
  /** pages that could not be read and count as pages without text */
  broken: number
}
export interface LayerFault {
  type: 'fault'
  fault: 'encrypted' | 'damaged'
}
export type LayerMessage = LayerPages | LayerEnd | LayerFault
export type ToLayerThread = { type: 'read'; order: LayerOrder } | { type: 'go' }
