import { Popover, type PopoverProps } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'

const FIRST_STOP = 'input:enabled, button:enabled, select, textarea, [tabindex]:not([tabindex="-1"])'

/**
 * A box that a button opens beside itself. The focus goes into it; Escape closes it, and the focus is back at the button
 * (`keepFocus`).
 */
export function Flyout({ content, ...props }: Omit<PopoverProps, 'content'> & { content: ReactNode }) {
  return <Popover trigger="click" {...props} destroyOnHidden content={<Inside>{content}</Inside>} />
}

function Inside({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>(FIRST_STOP)?.focus({ preventScroll: true }), [])
  return <div ref={box}>{children}</div>
}
