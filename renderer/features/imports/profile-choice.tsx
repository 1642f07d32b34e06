import { SaveOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import { Choice } from '../../components/choice.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './imports.module.css'
import { SaveProfile } from './save-profile.tsx'
import type { ChoicesProps } from './table-choices.tsx'

const NONE = ''
const AUTOMATIC = '*'

/** By which profile a table is read: the one that fits, another, or none; and a way to name how it is read now. */
export function ProfileChoice({ choices, preview, disabled, onDecide }: ChoicesProps) {
  const [saving, setSaving] = useState(false)
  const { table } = preview
  const all = useQuery('importProfiles.list', {}, { enabled: table === null || table.table === null })
  // Nothing was recognised: a profile may know the encoding, or the sheet.
  const fitting = table?.table ? table.profiles : (all.data?.profiles ?? [])
  const undecided = table !== null && table.profile === null && table.profiles.length > 1 && choices.profile !== null
  const fixed = Object.entries(table?.fixed ?? {}).map(
    ([field, value]) => `${fieldLabel(table?.table ?? '', field)} = ${value}`,
  )
  const value = choices.profile === null ? NONE : (choices.profile ?? table?.profile ?? AUTOMATIC)
  return (
    <>
      {fitting.length > 0 && (
        <label>
          方案{' '}
          <Choice
            label="导入方案"
            className={css.sheet}
            disabled={disabled}
            value={value}
            {...(undecided ? { status: 'warning' as const } : {})}
            onChange={(id) =>
              onDecide({
                ...(choices.encoding === undefined ? {} : { encoding: choices.encoding }),
                ...(id === AUTOMATIC ? {} : { profile: id === NONE ? null : id }),
              })
            }
            options={[
              ...(value === AUTOMATIC ? [{ value: AUTOMATIC, label: undecided ? '请选择' : '没有选用' }] : []),
              ...fitting.map(({ id, name }) => ({ value: id, label: name })),
              { value: NONE, label: '不用方案' },
            ]}
          />
        </label>
      )}
      {undecided && <span className={css.wrong}>有几个方案适用于这个表格，请选定一个。</span>}
      {fixed.length > 0 && <span className={css.second}>原表没有写的由方案填入：{fixed.join('；')}</span>}
      {table?.table && !disabled && (
        <Button size="small" icon={<SaveOutlined aria-hidden />} onClick={() => setSaving(true)}>
          存为方案
        </Button>
      )}
      {saving && table?.table && (
        <SaveProfile
          table={table}
          kind={table.table}
          encoding={choices.encoding}
          onClose={(saved) => {
            setSaving(false)
            // What was said by hand is said by the profile from now on.
            if (saved !== undefined) onDecide({ profile: saved })
          }}
        />
      )}
    </>
  )
}
