import { FolderOpenOutlined } from '@ant-design/icons'
import { Alert, Button, InputNumber } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Result } from '../../../shared/contract/index.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { call } from '../../lib/client.ts'
import { formatBytes, formatCount, formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useDataVersion, useQuery, useTask } from '../../lib/query.ts'
import { BATCH_STATE_WORDS } from '../../lib/words.ts'
import { BATCH_TONES } from './import-words.ts'
import css from './imports.module.css'

type Item = Result<'inbox.items'>['rows'][number]
const SHOWN = 8

/** 收件夹: the folder whose new files are read by themselves, what waits in it, and what became of each. */
export function Component() {
  const { data, error, refetch } = useQuery('inbox.get', {})
  const chooseFolder = useChooseFolder()
  const leave = useCommand('inbox.leave')
  const notice = useNotice()
  return (
    <Page
      title="收件夹"
      up={{ label: '导入', to: '/imports' }}
      help="imports"
      full
      extra={
        data?.folder && (
          <>
            <Button loading={leave.running} onClick={() => void leave.run({}).catch(notice.fail)}>
              停用
            </Button>
            <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => void chooseFolder()}>
              换一个文件夹
            </Button>
          </>
        )
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data && !data.folder && (
        <EmptyState
          text="还没有收件夹。选定一个文件夹以后，放进去的台账和案卷包会自动读入并暂存，等人核对入库；原文件不动。"
          action={
            <Button type="primary" icon={<FolderOpenOutlined aria-hidden />} onClick={() => void chooseFolder()}>
              选择收件夹
            </Button>
          }
        />
      )}
      {data?.folder && (
        <>
          <Standing inbox={data} onAgain={() => void refetch()} />
          <Items />
        </>
      )}
    </Page>
  )
}

function useChooseFolder(): () => Promise<void> {
  const dialog = useCommand('shell.chooseFolder')
  const choose = useTask('inbox.choose')
  const confirm = useConfirm()
  const notice = useNotice()
  return async () => {
    try {
      const { path } = await dialog.run({ title: '选择收件夹' })
      if (path === null) return
      const content = `“${path}”里的台账和案卷包，连同现在已有的，都会读入并暂存。没有人确认，什么也不入库，除非导入方案另有设定。`
      if (!(await confirm({ title: '把它设为收件夹？', content, okText: '设为收件夹' }))) return
      await choose.run({ folder: path }, { label: '设定收件夹' })
      notice.done('收件夹已设定，放进去的文件会自动读入。')
    } catch (error) {
      notice.fail(error)
    }
  }
}

/** Where it is, whether it can be opened, what waits, and how long. */
function Standing({ inbox, onAgain }: { inbox: Result<'inbox.get'>; onAgain: () => void }) {
  const { folder, reachable, waiting } = inbox
  const settings = useQuery('settings.get', {}).data?.inbox
  return (
    <section className={css.inbox} aria-label="收件夹的情况">
      <p>
        <strong>{folder?.folder}</strong>{' '}
        <span className={css.second}>{folder && `${formatInstant(folder.chosenAt)} ${folder.chosenBy}设定`}</span>
      </p>
      {!reachable && (
        <Alert
          type="error"
          showIcon
          title="现在打不开这个文件夹。请检查网络盘是否连接、U 盘是否插好；恢复以后会自动继续。"
          action={
            <Button size="small" onClick={onAgain}>
              再看一次
            </Button>
          }
        />
      )}
      {reachable && (
        <p role="status">
          {waiting.length === 0
            ? '没有等着读入的文件。'
            : `${formatCount(waiting.length)} 个等着读入：${waiting
                .slice(0, SHOWN)
                .map(({ name, size }) => `${name}（${formatBytes(size)}）`)
                .join('、')}${waiting.length > SHOWN ? ' 等' : ''}。`}
        </p>
      )}
      {settings && <Times key={JSON.stringify(settings)} settings={settings} />}
    </section>
  )
}

/** The two times, kept as soon as a field is left. */
function Times({ settings }: { settings: Settings['inbox'] }) {
  const save = useCommand('settings.save')
  const notice = useNotice()
  const keep = (changes: Partial<Settings['inbox']>): void =>
    void save.run({ changes: { inbox: changes } }).catch(notice.fail)
  const field = (key: keyof Settings['inbox'], label: string, min: number, max: number) => (
    <InputNumber
      controls={false}
      aria-label={label}
      className={css.seconds}
      min={min}
      max={max}
      precision={0}
      defaultValue={settings[key]}
      onBlur={({ target }) => {
        const value = Number(target.value)
        if (Number.isInteger(value) && value >= min && value <= max && value !== settings[key]) keep({ [key]: value })
      }}
    />
  )
  return (
    <p className={css.second}>
      大小和时间 {field('quietSeconds', '静止多少秒算放完', 2, 3600)} 秒不变才算放完；系统没有通知时，每{' '}
      {field('pollSeconds', '每隔多少秒看一次', 10, 86_400)} 秒看一次（网络盘靠这个）。
    </p>
  )
}

const STATE_WORDS: Record<Item['state'], string> = {
  staged: '已读入',
  known: '以前收过',
  failed: '没有读入',
  dismissed: '没有读入，不再提示',
}

function stateOf({ state, batchState }: Item) {
  if (state === 'staged' && batchState)
    return <StateTag tone={BATCH_TONES[batchState]}>{BATCH_STATE_WORDS[batchState]}</StateTag>
  return <StateTag tone={state === 'failed' ? 'red' : 'grey'}>{STATE_WORDS[state]}</StateTag>
}

const textOfState = ({ state, batchState }: Item): string =>
  state === 'staged' && batchState ? BATCH_STATE_WORDS[batchState] : STATE_WORDS[state]

/** What was picked up, newest first; a row opens its batch. */
function Items() {
  const version = useDataVersion('inbox', 'imports')
  const navigate = useNavigate()
  const retry = useCommand('inbox.retry')
  const dismiss = useCommand('inbox.dismiss')
  const notice = useNotice()
  const load = useCallback(
    ({ offset, limit }: { offset: number; limit: number }) => call('inbox.items', { offset, limit }),
    [],
  )
  const { run: runRetry } = retry
  const { run: runDismiss } = dismiss
  const { fail } = notice
  const columns = useMemo<GridColumn<Item>[]>(
    () => [
      { id: 'name', title: '文件', grow: 1, link: true, text: ({ name }) => name },
      { id: 'state', title: '状态', width: 150, text: textOfState, render: stateOf },
      { id: 'rows', title: '记录', width: 84, align: 'right', text: ({ rows }) => formatCount(rows) },
      { id: 'reason', title: '原因', grow: 1, text: ({ reason }) => reason ?? '' },
      { id: 'at', title: '时间', width: 148, text: ({ at }) => formatInstant(at) },
      {
        id: 'actions',
        title: '',
        width: 150,
        text: () => '',
        render: ({ id, name, state }) =>
          state === 'failed' || state === 'dismissed' ? (
            <span className={css.buttons}>
              <Button size="small" aria-label={`再读一次 ${name}`} onClick={() => void runRetry({ id }).catch(fail)}>
                再读一次
              </Button>
              {state === 'failed' && (
                <Button
                  size="small"
                  aria-label={`不再提示 ${name}`}
                  onClick={() => void runDismiss({ id }).catch(fail)}
                >
                  不再提示
                </Button>
              )}
            </span>
          ) : null,
      },
    ],
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `fail` only shows a message
    [runRetry, runDismiss],
  )
  return (
    <DataGrid
      id="inbox"
      label="收件夹里取过的文件"
      columns={columns}
      load={load}
      reloadKey={[]}
      version={version}
      rowId={({ id }) => String(id)}
      onOpen={({ batchId }) => batchId !== null && void navigate(`/imports/${batchId}`)}
      emptyText="还没有取过文件。把台账或者案卷包放进收件夹试试。"
    />
  )
}
