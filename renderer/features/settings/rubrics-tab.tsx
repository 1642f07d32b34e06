import { Button, Table } from 'antd'
import { useRef, useState } from 'react'
import { kindInWords, PROCEDURE_WORDS } from '../../../shared/domain/act-words.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { RubricDrawer } from './rubric-drawer.tsx'
import css from './settings.module.css'

const word = (words: Record<string, string>, code: string): string => words[code] ?? code

/** Scoring standards: all versions, to read, and to take in another. A version in use never changes. */
export function RubricsTab() {
  const { data, error } = useQuery('rubrics.list', {})
  const [opened, setOpened] = useState<string>()
  const [unread, setUnread] = useState<string>()
  const take = useCommand('rubrics.import')
  const notice = useNotice()
  const input = useRef<HTMLInputElement>(null)

  const importFile = async (file: File): Promise<void> => {
    take.reset()
    setUnread(undefined)
    let rubric: unknown
    try {
      rubric = JSON.parse(await file.text())
    } catch {
      setUnread(`“${file.name}”不是 JSON 文件。请选择按《评查标准格式》写的 .json 文件。`)
      return
    }
    try {
      const { rubricId } = await take.run({ rubric })
      notice.done(`已接收评查标准 ${rubricId}`)
    } catch {
      // Shown below (`take.error`), with every point that does not fit.
    }
  }
  return (
    <>
      <ErrorNote error={error} />
      <div className={css.line}>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void importFile(file)
            target.value = ''
          }}
        />
        <Button loading={take.running} onClick={() => input.current?.click()}>
          导入评查标准（JSON）
        </Button>
        <span className={css.note}>有一处不合要求即不接收，并逐条列出；已用的版本不能改，只能导入新版本。</span>
      </div>
      {unread !== undefined && <p role="alert">{unread}</p>}
      <ErrorNote error={take.error} />
      <Table
        size="small"
        rowKey="id"
        loading={!data && !error}
        pagination={false}
        dataSource={data?.rubrics ?? []}
        locale={{ emptyText: <EmptyState text="没有评查标准。" /> }}
        columns={[
          {
            title: '名称',
            render: (_, { id, title }) => (
              <Button type="link" size="small" className={css.cellLink} onClick={() => setOpened(id)}>
                {title}
              </Button>
            ),
          },
          { title: '类型', render: (_, { kind }) => kindInWords(kind) },
          { title: '程序', render: (_, { procedure }) => word(PROCEDURE_WORDS, procedure) },
          { title: '版本', dataIndex: 'version' },
          { title: '启用日期', dataIndex: 'effectiveFrom' },
          { title: '用于轮次', dataIndex: 'usedByRounds', align: 'right' },
        ]}
      />
      {opened !== undefined && <RubricDrawer rubricId={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}
