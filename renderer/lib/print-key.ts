import { useEffect } from 'react'

/** Ctrl+P does `print`, what the page's own 打印 does; without it the key does nothing. */
export function usePrintKey(print: (() => void) | undefined): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      if (!event.repeat) print?.()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [print])
}
