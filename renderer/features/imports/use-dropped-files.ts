import { useEffect, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Takes files and folders that are dropped anywhere on the window while the page is open; answers whether some hover over
 * it. The preload registers them and tells their paths.
 */
export function useDroppedFiles(onPaths: (paths: string[], dropped: number) => void): boolean {
  const [hovering, setHovering] = useState(false)
  const latest = useRef(onPaths)
  latest.current = onPaths
  useEffect(() => {
    let inside = 0
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      inside += 1
      setHovering(true)
    }
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      inside = Math.max(0, inside - 1)
      if (inside === 0) setHovering(false)
    }
    const over = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      inside = 0
      setHovering(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      void window.bridge.dropped(files).then((paths) => latest.current(paths, files.length))
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop }
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [])
  return hovering
}
