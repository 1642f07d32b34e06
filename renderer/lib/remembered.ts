import { useState } from 'react'

const read = (key: string): unknown => {
  const text = localStorage.getItem(key)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Written by something else or by an older version: as if nothing had been remembered.
    return undefined
  }
}

/** State of this PC's window (widths, columns, last filters), kept between starts. It is never data of a case. */
export function useRemembered<T>(key: string, initial: T): [T, (value: T) => void] {
  const name = `mingjuan.${key}`
  const [value, setValue] = useState<T>(() => (read(name) as T | undefined) ?? initial)
  return [
    value,
    (next) => {
      setValue(next)
      localStorage.setItem(name, JSON.stringify(next))
    },
  ]
}
