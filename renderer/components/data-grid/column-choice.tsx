import { SettingOutlined } from '@ant-design/icons'
import type { GridApi } from 'ag-grid-community'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Flyout } from '../flyout.tsx'
import type { GridColumn } from './columns.ts'
import css from './data-grid.module.css'

/** Which columns are shown, and the way back to what the program ships. */
export function ColumnChoice<Row>(props: { api: GridApi<Row>; columns: GridColumn<Row>[]; onChange: () => void }) {
  const { api, columns, onChange } = props
  const [, redraw] = useState(0)
  const changed = (): void => {
    redraw((n) => n + 1)
    onChange()
  }
  const shown = (id: string): boolean => api.getColumn(id)?.isVisible() ?? false
  const choice = (
    <div className={css.choice}>
      {columns.map(({ id, title }) => (
        <Checkbox
          key={id}
          checked={shown(id)}
          onChange={({ target }) => {
            api.setColumnsVisible([id], target.checked)
            changed()
          }}
        >
          {title}
        </Checkbox>
      ))}
      <Button
        size="small"
        onClick={() => {
          api.resetColumnState()
          changed()
        }}
      >
        恢复默认列
      </Button>
    </div>
  )
  return (
    <Flyout placement="topRight" content={choice} title="显示的列">
      <Button type="text" size="small" icon={<SettingOutlined aria-hidden />}>
        列
      </Button>
    </Flyout>
  )
}
