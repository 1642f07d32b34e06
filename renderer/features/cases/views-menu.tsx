import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import type { CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { Flyout } from '../../components/flyout.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import css from './cases.module.css'

export type CaseView = Result<'cases.views'>['views'][number]

export interface ViewsMenuProps {
  filter: CaseFilter
  sort: CaseSort | null
  columns: CaseColumn[]
  onApply: (view: CaseView) => void
}

/** Filter, sort and columns under a name: choose one, save what is shown now, or delete one. */
export function ViewsMenu({ filter, sort, columns, onApply }: ViewsMenuProps) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { data } = useQuery('cases.views', {})
  const save = useCommand('cases.saveView')
  const remove = useCommand('cases.removeView')
  const notice = useNotice()
  const confirm = useConfirm()
  const views = data?.views ?? []

  const saveAs = async (): Promise<void> => {
    const known = views.some((view) => view.name === name.trim())
    if (
      known &&
      !(await confirm({
        title: `视图“${name.trim()}”已经有了`,
        content: '用当前的筛选、排序和列替换它。',
        okText: '替换视图',
      }))
    )
      return
    try {
      await save.run({ name, filter, sort, columns })
      notice.done(`视图“${name.trim()}”已保存`)
      setName('')
      setOpen(false)
    } catch (error) {
      notice.fail(error)
    }
  }
  const removeView = async ({ id, name }: CaseView): Promise<void> => {
    if (
      !(await confirm({
        title: `删除视图“${name}”`,
        content: '只删除视图，案卷不受影响。',
        okText: '删除视图',
        danger: true,
      }))
    )
      return
    try {
      await remove.run({ viewId: id })
    } catch (error) {
      notice.fail(error)
    }
  }
  const content = (
    <div className={css.views}>
      {views.length === 0 && <p className={css.muted}>还没有保存的视图。</p>}
      <ul aria-label="保存的视图">
        {views.map((view) => (
          <li key={view.id} className={css.view}>
            <Button
              type="text"
              block
              className={css.viewName ?? ''}
              onClick={() => {
                onApply(view)
                setOpen(false)
              }}
            >
              {view.name}
            </Button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除视图“${view.name}”`}
              onClick={() => void removeView(view)}
            />
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void saveAs()
        }}
      >
        <Space.Compact block>
          <Input
            aria-label="视图名称"
            placeholder="把当前筛选、排序和列存为……"
            maxLength={40}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.running}>
            保存视图
          </Button>
        </Space.Compact>
      </form>
    </div>
  )
  return (
    <Flyout placement="bottomRight" open={open} onOpenChange={setOpen} content={content}>
      <Button icon={<StarOutlined aria-hidden />}>视图</Button>
    </Flyout>
  )
}
