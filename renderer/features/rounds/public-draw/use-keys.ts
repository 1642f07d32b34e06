import { useEffect } from 'react'

/**
 * Keys of the whole page, for who stands at the desk. Fields, buttons that are pressed by Enter or space, and open dialogs
 * keep theirs. `press` says whether it has used the key.
 */
export function useKeys(press: (key: string) => boolean): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const at = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (at?.closest('input, textarea, select, [role="dialog"]')) return
      if (at?.closest('button, a') && (event.key === 'Enter' || event.key === ' ')) return
      if (press(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [press])
}
