import { createContext, type RefObject, useContext, useEffect } from 'react'

/** What the step in hand does before another one is shown: it keeps what was typed. */
export const Leaving = createContext<RefObject<(() => Promise<void>) | undefined> | undefined>(undefined)

/** Registers how a step keeps what was typed; called when the person goes to another step by the list. */
export function useLeaving(keep: () => Promise<void>): void {
  const slot = useContext(Leaving)
  useEffect(() => {
    if (!slot) return undefined
    slot.current = keep
    return () => {
      slot.current = undefined
    }
  }, [slot, keep])
}
