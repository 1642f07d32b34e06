import { Select, type SelectProps } from 'antd'

/**
 * A select with a name that is said for the field and for the list that it opens: antd gives the list none. The visible
 * label, where there is one, says the same.
 */
export function Choice<Value extends string | number | null>({
  label,
  ...props
}: SelectProps<Value> & { label: string }) {
  return (
    <Select<Value>
      {...props}
      aria-label={label}
      popupRender={(menu) => (
        <div ref={(box) => box?.querySelector('[role=listbox]')?.setAttribute('aria-label', label)}>{menu}</div>
      )}
    />
  )
}
