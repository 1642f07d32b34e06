import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import css from './data-grid.module.css'

interface Shown {
  key: number
  element: HTMLElement
  node: ReactNode
}

/** What React renders into cells of a grid. The grid makes and drops the cells; `CellPortals` fills those that are there. */
export class ReactCells {
  #shown = new Map<HTMLElement, Shown>()
  #list: readonly Shown[] = []
  #listeners = new Set<() => void>()
  #made = 0
  #telling = false

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  readonly list = (): readonly Shown[] => this.#list

  show(element: HTMLElement, node: ReactNode): void {
    const key = this.#shown.get(element)?.key ?? ++this.#made
    this.#shown.set(element, { key, element, node })
    this.#tell()
  }

  drop(element: HTMLElement): void {
    if (this.#shown.delete(element)) this.#tell()
  }

  /** A scroll makes and drops dozens of cells: React hears of them once. */
  #tell(): void {
    if (this.#telling) return
    this.#telling = true
    queueMicrotask(() => {
      this.#telling = false
      this.#list = [...this.#shown.values()]
      for (const listener of this.#listeners) listener()
    })
  }
}

export function CellPortals({ cells }: { cells: ReactCells }) {
  return useSyncExternalStore(cells.subscribe, cells.list).map(({ key, element, node }) =>
    createPortal(node, element, String(key)),
  )
}

interface CellContent<Row> {
  text: (row: Row) => string
  render?: ((row: Row) => ReactNode) | undefined
  /** the cell is a link that opens the row */
  onOpen?: ((row: Row) => void) | undefined
}

/** A renderer for the cells of a column that are more than a text. */
export function cellRenderer<Row>(cells: ReactCells, { text, render, onOpen }: CellContent<Row>) {
  return class implements ICellRendererComp<Row> {
    #box = document.createElement(onOpen ? 'button' : 'span')
    #row: Row | undefined

    init({ data }: ICellRendererParams<Row>): void {
      if (onOpen && this.#box instanceof HTMLButtonElement) {
        this.#box.type = 'button'
        this.#box.tabIndex = -1
        this.#box.className = css.link ?? ''
        this.#box.addEventListener('click', ({ detail }) => {
          if (this.#row !== undefined && detail < 2) onOpen(this.#row)
        })
      }
      this.#show(data)
    }
    getGui(): HTMLElement {
      return this.#box
    }
    refresh({ data }: ICellRendererParams<Row>): boolean {
      this.#show(data)
      return true
    }
    destroy(): void {
      cells.drop(this.#box)
    }

    #show(row: Row | undefined): void {
      this.#row = row
      this.#box.hidden = row === undefined
      if (row === undefined) return
      if (render) cells.show(this.#box, render(row))
      else this.#box.textContent = text(row)
    }
  }
}
