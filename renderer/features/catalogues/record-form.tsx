import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Catalogue } from '../../../shared/domain/catalogues/catalogue.ts'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import type { CatalogueKind } from '../../../shared/domain/import/tables.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { RecordDetail } from './catalogue-words.tsx'
import css from './catalogues.module.css'

interface Props {
  kind: CatalogueKind
  /** left out: a new record */
  record?: RecordDetail
  /** what a new record begins with */
  begun?: Readonly<Record<string, string>>
  onClose: () => void
  onSaved: (id: number) => void
}

/** What tells a record apart first, without what another set of fields does without. */
const neededOf = ([first = [], ...others]: Catalogue['keys']): readonly string[] =>
  first.filter(
    (field) =>
      !others.some(
        (set) => set.length === first.length - 1 && set.every((one) => one !== field && first.includes(one)),
      ),
  )

/** A record typed by hand: read as a row of a table would be, with the same checks. */
export function RecordForm({ kind, record, begun, onClose, onSaved }: Props) {
  const { label, columns, keys } = CATALOGUES[kind]
  const fields = Object.keys(columns).filter((field) => columns[field]?.type !== 'ignore')
  const [facts, setFacts] = useState<Record<string, string>>(record?.facts ?? begun ?? {})
  const { run, running, error } = useCommand('catalogues.save')
  const notice = useNotice()
  const identifying = new Set(neededOf(keys))
  const wrong = error?.details['field']
  const save = (): void => {
    const filled = Object.fromEntries(Object.entries(facts).filter(([, text]) => text.trim() !== ''))
    run({ catalogue: kind, facts: filled, ...(record ? { id: record.id } : {}) }).then(
      ({ id, problems }) => {
        notice.done(
          problems.length === 0 ? '已保存。' : `已保存，请核对：${problems.map(({ message }) => message).join('')}`,
        )
        onSaved(id)
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={record ? `修改${label}“${record.name}”` : `新增${label}`}
      okText="保存"
      cancelText="取消"
      width={720}
      confirmLoading={running}
      onCancel={onClose}
      onOk={save}
    >
      <ErrorNote error={error} />
      <Form layout="vertical" className={css.form} onSubmitCapture={save}>
        {fields.map((field) => (
          <Form.Item
            key={field}
            label={columns[field]?.label ?? field}
            htmlFor={`record-${field}`}
            required={identifying.has(field)}
            {...(wrong === field ? { validateStatus: 'error' as const } : {})}
          >
            <Input.TextArea
              id={`record-${field}`}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={20000}
              value={facts[field] ?? ''}
              onChange={({ target }) => setFacts({ ...facts, [field]: target.value })}
            />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  )
}
