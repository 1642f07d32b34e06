import { Button } from 'antd'
import { ENCODINGS } from '../../../shared/domain/import/file-report.ts'
import { TABLE_LABELS } from '../../../shared/domain/import/field-labels.ts'
import type { FilePreview } from '../../../shared/domain/import/file-preview.ts'
import { IMPORTED_TABLES, isImported, type TableKind } from '../../../shared/domain/import/tables.ts'
import { Choice } from '../../components/choice.tsx'
import { ENCODING_WORDS } from './import-words.ts'
import css from './imports.module.css'
import type { Choices } from './offered-files.ts'
import { ProfileChoice } from './profile-choice.tsx'

export interface ChoicesProps {
  choices: Choices
  preview: FilePreview
  disabled: boolean
  onDecide: (choices: Choices) => void
}

const ALL_SHEETS = ''

/** Encoding, sheet and kind of a table: detected, and changeable. */
export function TableChoices({ choices, preview, disabled, onDecide }: ChoicesProps) {
  const { encoding, sheets, table } = preview
  const several = sheets.length > 1
  const known = sheets.filter(({ table: kind }) => kind !== null && isImported(kind))
  const setKind = (kind: TableKind): void =>
    onDecide({
      ...choices,
      ...(several && table?.sheet ? { sheet: table.sheet } : {}),
      mapping: { columns: choices.mapping?.columns ?? {}, table: kind },
    })
  const decided = Object.keys(choices).length > 0
  return (
    <div className={css.choices}>
      {encoding !== null && (
        <label>
          编码{' '}
          <Choice
            label="编码"
            className={css.encoding}
            disabled={disabled}
            value={choices.encoding ?? encoding}
            onChange={(next) => onDecide({ ...choices, encoding: next })}
            options={ENCODINGS.map((value) => ({ value, label: ENCODING_WORDS[value] }))}
          />
          {choices.encoding === undefined && <span className={css.second}> 自动认出</span>}
        </label>
      )}
      {several && (
        <label>
          工作表{' '}
          <Choice
            label="工作表"
            className={css.sheet}
            disabled={disabled}
            value={choices.sheet ?? ALL_SHEETS}
            onChange={(sheet) => onDecide({ ...withoutSheet(choices), ...(sheet === ALL_SHEETS ? {} : { sheet }) })}
            options={[
              { value: ALL_SHEETS, label: `全部可读的 ${known.length} 张` },
              ...sheets.map(({ name, table: kind }) => ({
                value: name ?? '',
                label: `${name}（${kind === null ? '未认出' : TABLE_LABELS[kind]}）`,
              })),
            ]}
          />
        </label>
      )}
      <label>
        类型{' '}
        <Choice
          label="类型"
          className={css.short}
          disabled={disabled}
          placeholder="请选择"
          value={table?.table ?? null}
          onChange={setKind}
          options={IMPORTED_TABLES.map((value) => ({ value, label: TABLE_LABELS[value] }))}
        />
      </label>
      <ProfileChoice choices={choices} preview={preview} disabled={disabled} onDecide={onDecide} />
      {table?.headingLine != null && <span className={css.second}>表头在第 {table.headingLine} 行</span>}
      {table?.remembered && <span className={css.second}>按上次确认的对应读取</span>}
      {decided && !disabled && (
        <Button size="small" onClick={() => onDecide({})}>
          恢复自动认出
        </Button>
      )}
    </div>
  )
}

/** Another sheet has another header: what was decided of the columns of the one before does not hold for it. */
function withoutSheet({ encoding }: Choices): Choices {
  return encoding === undefined ? {} : { encoding }
}
