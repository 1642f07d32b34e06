import { type ComponentType, useEffect, useState } from 'react'
import type { PdfPageProps } from './pdf-page.tsx'

let loaded: ComponentType<PdfPageProps> | undefined

/**
 * Loads pdf.js, which is large and waits until documents are looked at. A page that is about to show some calls this while
 * it still reads its data.
 */
export async function warmViewer(): Promise<ComponentType<PdfPageProps>> {
  loaded ??= (await import('./pdf-page.tsx')).default
  return loaded
}

/** The page of a PDF once pdf.js is there. Not by Suspense, which would hold back what is ready for 300 ms. */
export function usePdfPage(wanted: boolean): ComponentType<PdfPageProps> | undefined {
  const [component, setComponent] = useState(() => loaded)
  useEffect(() => {
    if (wanted && !component) void warmViewer().then((found) => setComponent(() => found))
  }, [wanted, component])
  return component
}
