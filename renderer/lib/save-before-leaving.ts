import { useEffect } from 'react'
import { listen } from './client.ts'

/**
 * Saves when the page is left, when the program ends in the pause after the last letter, and when the backend is back after
 * an accident. Nobody is there to be told of a failure: it shows when the thing is opened again.
 */
export function useSaveBeforeLeaving(save: () => Promise<void>): void {
  useEffect(() => {
    const leave = (): void => void save().catch(() => undefined)
    window.addEventListener('pagehide', leave)
    const deaf = listen(({ type }) => {
      if (type === 'closing' || type === 'backendBack') leave()
    })
    return () => {
      window.removeEventListener('pagehide', leave)
      deaf()
      leave()
    }
  }, [save])
}
