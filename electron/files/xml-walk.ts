import { SaxesParser } from 'saxes'

export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** Walks XML without resolving anything outside it; names come without their prefix. Throws when it is not well formed. */
export function walkXml(xml: string, listener: XmlListener): void {
  const parser = new SaxesParser()
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes as Record<string, string>))
  parser.on('closetag', ({ name }) => listener.close?.(local(name)))
  parser.on('text', (text) => listener.text?.(text))
  parser.write(xml).close()
}

/** The text inside all elements of one name, joined; `after` puts something behind the end of others. */
export function textOf(xml: string, element: string, after: Record<string, string> = {}): string {
  let text = ''
  let inside = 0
  walkXml(xml, {
    open: (name) => {
      if (name === element) inside += 1
    },
    close: (name) => {
      if (name === element) inside -= 1
      text += after[name] ?? ''
    },
    text: (piece) => {
      if (inside > 0) text += piece
    },
  })
  return text
}
