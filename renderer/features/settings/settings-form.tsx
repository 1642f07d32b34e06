import { Button, Form, type FormInstance, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Settings } from '../../../shared/domain/settings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import css from './settings.module.css'

type Part = keyof Settings

interface SettingsFormProps<P extends Part, V extends object> {
  part: P
  /** The saved part as the form shows it, and back. */
  show: (saved: Settings[P]) => V
  keep: (values: V) => Partial<Settings[P]>
  children: (form: FormInstance<V>) => ReactNode
}

/** One part of the settings: shown as saved, kept by the button, changes not yet kept are named. */
export function SettingsForm<P extends Part, V extends object>({
  part,
  show,
  keep,
  children,
}: SettingsFormProps<P, V>) {
  const [form] = Form.useForm<V>()
  const [changed, setChanged] = useState(false)
  const { data, error } = useQuery('settings.get', {})
  const save = useCommand('settings.save')
  const notice = useNotice()
  if (!data) return error ? <ErrorNote error={error} /> : <Skeleton active />
  const initial = show(data[part])

  const submit = async (values: V): Promise<void> => {
    try {
      await save.run({ changes: { [part]: keep(values) } })
      setChanged(false)
      notice.done('已保存')
    } catch {
      // Shown beside the form (`save.error`).
    }
  }
  return (
    <Form<V>
      form={form}
      layout="vertical"
      className={css.form}
      initialValues={initial}
      onValuesChange={() => setChanged(true)}
      onFinish={(values) => void submit(values)}
      requiredMark="optional"
    >
      {children(form)}
      <ErrorNote error={save.error} />
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" disabled={!changed} loading={save.running}>
          保存
        </Button>
        <Button
          disabled={!changed}
          onClick={() => {
            form.setFieldsValue(initial)
            setChanged(false)
          }}
        >
          还原
        </Button>
        {changed && <span className={css.note}>有改动没有保存</span>}
      </div>
    </Form>
  )
}
