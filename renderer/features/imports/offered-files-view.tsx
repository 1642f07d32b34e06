import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { prepareGrid } from '../../components/data-grid/data-grid.tsx'
import { SplitPane } from '../../components/split-pane.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatBytes, formatCount, formatDuration } from '../../lib/format.ts'
import { queryClient, useQuery } from '../../lib/query.ts'
import css from './imports.module.css'
import { KIND_WORDS, unitOf } from './import-words.ts'
import { OfferedDetail } from './offered-detail.tsx'
import { isBusy, isOpen, judge, type OfferedFile, read, stop, withdraw, withdrawRead } from './offered-files.ts'

/** Files that wait: the list left, how the chosen one would be read right. */
export function OfferedFiles({ files }: { files: readonly OfferedFile[] }) {
  const [chosen, setChosen] = useState<string>()
  useEffect(prepareGrid, [])
  useEffect(() => {
    // A file may have been put right in Excel meanwhile: it is looked at again when the window is.
    const again = (): void => void queryClient.invalidateQueries({ queryKey: ['imports.preview'] })
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [])
  const file = files.find(({ path }) => path === chosen) ?? files.find(isOpen) ?? files[0]
  const readable = files.filter((one) => isOpen(one) && one.readable)
  const done = files.filter(({ state }) => state === 'read')
  const readAll = (): void => void read(readable.map(({ path }) => path))
  const onCtrlEnter = useRef(readAll)
  onCtrlEnter.current = readAll
  useEffect(() => {
    // A table of forty columns is forty stops long.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      onCtrlEnter.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <SplitPane
        id="imports.files"
        label="文件列表与预览之间的分隔"
        initial={26}
        left={
          <ul className={css.files} aria-label="待读入的文件">
            {files.map((one) => (
              <FileLine key={one.path} file={one} chosen={one === file} onChoose={setChosen} />
            ))}
          </ul>
        }
        right={
          file && (
            <OfferedDetail
              key={file.path}
              path={file.path}
              name={file.name}
              choices={file.choices}
              fixed={isBusy(file) || file.state === 'read'}
            />
          )
        }
      />
      <div className={css.foot}>
        <Button type="primary" title="Ctrl+Enter" disabled={readable.length === 0} onClick={readAll}>
          {readable.length > 1 ? `读入全部 ${readable.length} 个文件` : '读入文件'}
        </Button>
        <span className={css.second}>读入后还可以逐条核对，确认后才入库。</span>
        {done.length > 0 && (
          <Button className={css.end} onClick={withdrawRead}>
            移除已读入的 {done.length} 个
          </Button>
        )}
      </div>
    </>
  )
}

interface LineProps {
  file: OfferedFile
  chosen: boolean
  onChoose: (path: string) => void
}

const FileLine = memo(function FileLine({ file, chosen, onChoose }: LineProps) {
  const { path, name, kind, size, choices, faults } = file
  const preview = useQuery('imports.preview', { path, ...choices }, { keepPrevious: true })
  const { data, error } = preview
  useEffect(() => {
    if (data) judge(path, data.readable, data.table?.profile ?? undefined)
  }, [path, data])
  const wrong = data?.readable === false ? data.problems.map(({ message }) => message) : error ? [error.message] : []
  return (
    <li className={chosen ? css.fileChosen : css.file}>
      <div className={css.fileHead}>
        <button
          type="button"
          className={css.fileName}
          aria-current={chosen}
          title={path}
          onClick={() => onChoose(path)}
        >
          {name}
        </button>
        {isBusy(file) ? (
          <Button size="small" onClick={() => stop(path)}>
            取消
          </Button>
        ) : (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`移除 ${name}`}
            onClick={() => withdraw(path)}
          />
        )}
      </div>
      <div className={css.fileFacts}>
        <span className={css.second}>
          {KIND_WORDS[kind]}
          {size !== null && ` · ${formatBytes(size)}`}
        </span>
        <FileState file={file} wrong={wrong.length > 0} />
      </div>
      {file.state === 'reading' && <Reading file={file} />}
      {(faults.length > 0 ? faults : wrong).map((sentence) => (
        <p key={sentence} role="alert" className={css.fault}>
          {sentence}
        </p>
      ))}
    </li>
  )
})

function FileState({ file: { state, result, kind }, wrong }: { file: OfferedFile; wrong: boolean }) {
  const navigate = useNavigate()
  const check = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The next step, for whoever is not at something else meanwhile.
    if (!document.activeElement?.matches('input, textarea, button, a, [role=combobox]')) check.current?.focus()
  }, [state])
  if (state === 'read' && result?.batchId) {
    const { batchId, report } = result
    return (
      <>
        <StateTag tone="green">已读入</StateTag>
        <Button ref={check} size="small" onClick={() => void navigate(`/imports/${batchId}`)}>
          去核对 {formatCount(report.rows)} {unitOf(kind === 'bundle' ? 'bundle' : 'table')}
        </Button>
      </>
    )
  }
  if (state === 'failed') return <StateTag tone="red">没有读入</StateTag>
  if (state === 'queued') return <StateTag tone="grey">排队中</StateTag>
  if (state === 'reading') return <StateTag tone="blue">正在读入</StateTag>
  return wrong ? <StateTag tone="red">不能读入</StateTag> : <StateTag tone="grey">待读入</StateTag>
}

/** How far, how fast, how long still. */
function Reading({ file: { name, progress, startedAt } }: { file: OfferedFile }) {
  if (!progress || progress.total === 0) return <progress aria-label={`读入 ${name}`} />
  const { done, total } = progress
  const elapsed = Math.max(1, performance.now() - (startedAt ?? 0))
  const share = Math.min(1, done / total)
  const rate = (done / elapsed) * 1000
  return (
    <div className={css.reading}>
      <progress aria-label={`读入 ${name}`} value={share} max={1} />
      <span className={css.second}>
        {Math.floor(share * 100)}% · 每秒 {formatBytes(Math.round(rate))}
        {share > 0.05 && elapsed > 1000 && share < 1 && `，约剩 ${formatDuration((elapsed / share) * (1 - share))}`}
      </span>
    </div>
  )
}
