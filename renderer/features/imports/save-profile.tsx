import { Checkbox, Form, Input, Modal, Select } from 'antd'
import type { TablePreview } from '../../../shared/domain/import/file-preview.ts'
import type { Encoding } from '../../../shared/domain/import/file-report.ts'
import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import { normalHeading } from '../../../shared/domain/import/headings.ts'
import { FIXED_FIELDS, type FixedField, type ProfileBody } from '../../../shared/domain/import/import-profile.ts'
import { fieldType, type TableKind } from '../../../shared/domain/import/tables.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'

interface Props {
  table: TablePreview
  kind: TableKind
  /** as a person chose it */
  encoding: Encoding | undefined
  /** with the id of the saved profile; without one, nothing was saved */
  onClose: (saved?: string) => void
}

interface Values {
  replaces?: string
  name: string
  note: string
  fixed: Partial<Record<FixedField, string>>
  /** by number of the column; a heading may hold any letter */
  units: Partial<Record<number, 'yuan' | 'wan'>>
  onlySheet: boolean
}

type Column = ProfileBody['columns'][number]

/** Gives a name to the way a table is read now: its headings, what they mean, and what it does not say. */
export function SaveProfile({ table, kind, encoding, onClose }: Props) {
  const [form] = Form.useForm<Values>()
  const { run, running, error } = useCommand('importProfiles.save')
  const profiles = useQuery('importProfiles.list', {}).data?.profiles ?? []
  const notice = useNotice()
  const own = profiles.filter(({ origin }) => origin !== 'shipped')
  const current = own.find(({ id }) => id === table.profile)
  const columns = startingColumns(table, profiles.find(({ id }) => id === table.profile)?.columns ?? [])
  const money = columns.flatMap((column, i) =>
    column.field && fieldType(kind, column.field) === 'money' ? [{ ...column, i }] : [],
  )
  const stated = new Set(table.columns.map(({ field }) => field))
  const fillable = FIXED_FIELDS.filter(
    (field) =>
      !stated.has(field) && (field !== 'procedure' || kind === 'penalty') && (field !== 'act_kind' || kind === 'act'),
  )
  const submit = async (): Promise<void> => {
    const { replaces, onlySheet, ...values } = await form.validateFields()
    try {
      const sheet = onlySheet ? table.sheet : null
      const body = bodyOf(columns, { kind, encoding, sheet }, values)
      const { id } = await run({ body, ...(replaces ? { id: replaces } : {}) })
      notice.done(`已存为导入方案“${body.name}”，同样的表格以后照此读取。`)
      onClose(id)
    } catch {
      // shown by `error`
    }
  }
  return (
    <Modal
      open
      title="存为导入方案"
      okText="保存方案"
      cancelText="取消"
      confirmLoading={running}
      onCancel={() => onClose()}
      onOk={() => void submit()}
    >
      <ErrorNote error={error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          replaces: current?.id,
          name: current?.name ?? '',
          note: current?.note ?? '',
          fixed: table.fixed,
          units: Object.fromEntries(money.map(({ i, unit }) => [i, unit])),
          onlySheet: current?.sheet !== undefined,
        }}
      >
        {own.length > 0 && (
          <Form.Item name="replaces" label="改写已有的方案" extra="不选则存为新的方案。">
            <Select
              allowClear
              placeholder="存为新的方案"
              options={own.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id?: string) => {
                const chosen = own.find((one) => one.id === id)
                if (chosen) form.setFieldsValue({ name: chosen.name, note: chosen.note })
              }}
            />
          </Form.Item>
        )}
        <Form.Item
          name="name"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请填写名称。' }]}
          extra="写明来自哪个系统或者机关，例如“区城管局处罚台账”。"
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        {fillable.map((field) => (
          <Form.Item
            key={field}
            name={['fixed', field]}
            label={`固定填入：${fieldLabel(kind, field)}`}
            extra={field === 'agency_name' ? '这张表没有写机关。只有表格全部来自同一个机关时才填写。' : undefined}
          >
            <Input maxLength={200} />
          </Form.Item>
        ))}
        {money.map(({ heading, i }) => (
          <Form.Item key={heading} name={['units', i]} label={`“${heading}”的单位`}>
            <Select
              allowClear
              placeholder="按表头和表上方的单位行"
              options={[
                { value: 'yuan', label: '元' },
                { value: 'wan', label: '万元' },
              ]}
            />
          </Form.Item>
        ))}
        {table.sheet !== null && (
          <Form.Item name="onlySheet" valuePropName="checked" noStyle>
            <Checkbox>只用于名为“{table.sheet}”的工作表</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}

/** The columns as they are read now; units stay as the profile in use says them. */
function startingColumns({ columns }: TablePreview, before: readonly Column[]): Column[] {
  const known = new Map(columns.filter(({ heading }) => heading !== '').map((column) => [column.heading, column]))
  const said = new Map(before.map((column) => [normalHeading(column.heading), column]))
  return [...known.values()].map(({ heading, field, codes }) => {
    const unit = said.get(heading)?.unit
    return { heading, field, ...(unit ? { unit } : {}), ...(codes ? { codes } : {}) }
  })
}

function bodyOf(
  columns: readonly Column[],
  { kind, encoding, sheet }: { kind: TableKind; encoding: Encoding | undefined; sheet: string | null },
  { name, note, fixed, units }: Pick<Values, 'name' | 'note' | 'fixed' | 'units'>,
): ProfileBody {
  return {
    name: name.trim(),
    note: note.trim(),
    table: kind,
    marks: columns.map(({ heading }) => heading),
    columns: columns.map(({ unit: _unit, ...column }, i) => ({ ...column, ...(units?.[i] ? { unit: units[i] } : {}) })),
    fixed: FIXED_FIELDS.flatMap((field) => (fixed?.[field]?.trim() ? [{ field, value: fixed[field].trim() }] : [])),
    ...(encoding === undefined ? {} : { encoding }),
    ...(sheet === null ? {} : { sheet }),
  }
}
