import { useEffect, useRef, useState } from 'react'
import { CallError } from '../../lib/client.ts'

/** The shell takes no more at once. */
const MOST = 1000

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Takes files and folders that are dropped anywhere on the window while the page is open; answers whether some hover over
 * it. The preload registers them and tells their paths.
 */
export function useDroppedFiles(
  onPaths: (paths: string[], dropped: number) => void,
  onFailure: (error: unknown) => void,
): boolean {
  const [hovering, setHovering] = useState(false)
  const latest = useRef({ onPaths, onFailure })
  latest.current = { onPaths, onFailure }
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
      if (files.length > MOST) {
        const message = `一次拖入了 ${files.length} 个文件，最多 ${MOST} 个。请放进一个文件夹，拖入文件夹。`
        latest.current.onFailure(new CallError({ code: 'invalid_input', details: {}, message }))
        return
      }
      window.bridge.dropped(files).then(
        (paths) => latest.current.onPaths(paths, files.length),
        (error: unknown) => latest.current.onFailure(error),
      )
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
