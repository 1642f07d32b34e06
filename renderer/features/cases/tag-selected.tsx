import { TagOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Space } from 'antd'
import { useState } from 'react'
import { Flyout } from '../../components/flyout.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import type { CaseRow } from './case-columns.tsx'
import css from './cases.module.css'

/** Gives the selected cases a tag, or takes it from them. */
export function TagSelected({ rows }: { rows: CaseRow[] }) {
  const [open, setOpen] = useState(false)
  const [tag, setTag] = useState('')
  const { data: choices } = useQuery('cases.choices', {}, { enabled: open })
  const command = useCommand('cases.tagMany')
  const notice = useNotice()
  const change = async (on: boolean): Promise<void> => {
    try {
      const { changed } = await command.run({ caseIds: rows.map(({ id }) => id), tag, on })
      notice.done(
        on ? `已给 ${changed} 件案卷加上标签“${tag.trim()}”` : `已从 ${changed} 件案卷去掉标签“${tag.trim()}”`,
      )
      setOpen(false)
    } catch (error) {
      notice.fail(error)
    }
  }
  if (rows.length === 0) return <span className={css.muted}>双击或按回车键打开案卷</span>
  const content = (
    <Space.Compact>
      <AutoComplete
        aria-label="标签"
        placeholder="标签"
        className={css.tagInput ?? ''}
        value={tag}
        options={(choices?.tags ?? []).map(({ tag }) => ({ value: tag }))}
        showSearch={{ filterOption: (text, option) => option?.value.includes(text) ?? false }}
        onChange={(value: string) => setTag(value)}
      />
      <Button type="primary" disabled={tag.trim() === ''} loading={command.running} onClick={() => void change(true)}>
        加上标签
      </Button>
      <Button disabled={tag.trim() === ''} onClick={() => void change(false)}>
        去掉标签
      </Button>
    </Space.Compact>
  )
  return (
    <Space>
      <span>已选 {rows.length} 件</span>
      <Flyout placement="topLeft" open={open} onOpenChange={setOpen} content={content}>
        <Button size="small" icon={<TagOutlined aria-hidden />}>
          标签
        </Button>
      </Flyout>
    </Space>
  )
}
