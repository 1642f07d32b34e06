import { Button, Divider, Form, InputNumber } from 'antd'
import type { Settings } from '../../../shared/domain/settings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useQuery, useTask } from '../../lib/query.ts'
import { SettingsForm } from './settings-form.tsx'
import css from './settings.module.css'

const MIB = 1024 * 1024
type Texts = Settings['texts']

const FIELDS: { name: keyof Texts; label: string; unit: string }[] = [
  { name: 'maxBytes', label: '单个 PDF 上限', unit: 'MB' },
  { name: 'maxPages', label: '单个 PDF 最多读多少页', unit: '页' },
  { name: 'maxSeconds', label: '单个 PDF 最多读多久', unit: '秒' },
]

/** How much of one PDF is read for the search, how far the reading has come, and a way to read on. */
export function TextLimits() {
  return (
    <>
      <Divider titlePlacement="start">卷内 PDF 的文字</Divider>
      <ReadState />
      <SettingsForm<'texts', Texts>
        part="texts"
        show={(saved) => ({ ...saved, maxBytes: Math.round(saved.maxBytes / MIB) })}
        keep={(shown) => ({ ...shown, maxBytes: shown.maxBytes * MIB })}
      >
        {() =>
          FIELDS.map(({ name, label, unit }) => (
            <Form.Item key={name} name={name} label={label} rules={[{ required: true, message: '请填写。' }]}>
              <InputNumber controls={false} min={1} precision={0} suffix={unit} />
            </Form.Item>
          ))
        }
      </SettingsForm>
    </>
  )
}

function ReadState() {
  const { data, error } = useQuery('texts.state', {})
  const read = useTask('texts.read')
  const notice = useNotice()
  if (!data) return <ErrorNote error={error} />
  const { waiting, read: done, silent, unread } = data
  const start = async (): Promise<void> => {
    try {
      const { files } = await read.run({ again: true }, { label: '读出文书文字' })
      notice.done(`已读 ${formatCount(files)} 份。`)
    } catch (failed) {
      notice.fail(failed)
    }
  }
  return (
    <div className={css.block}>
      <p>
        导入后在后台读出，编入检索。已读 {formatCount(done)} 份，无文字层 {formatCount(silent)} 份，待读{' '}
        {formatCount(waiting)} 份，没有读出或者没有读完 {formatCount(unread)} 份。
      </p>
      {waiting + unread > 0 && (
        <Button loading={read.running} onClick={() => void start()}>
          {unread > 0 ? '现在读出，没有读完的再读一次' : '现在读出'}
        </Button>
      )}
    </div>
  )
}
