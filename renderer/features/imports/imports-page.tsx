import { InboxOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Page } from '../../components/page.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useQuery } from '../../lib/query.ts'
import { BatchList } from './batch-list.tsx'
import { ChooseFiles, useOffer } from './choose-files.tsx'
import css from './imports.module.css'
import { OfferedFiles } from './offered-files-view.tsx'
import { useOfferedFiles } from './offered-files.ts'
import { UnfinishedReadings } from './unfinished-readings.tsx'
import { useDroppedFiles } from './use-dropped-files.ts'

// Reading reports its progress to this page many times a second: the list below has no part in that.
const batchList = <BatchList />

/** 导入: files that wait to be read, and all batches that came in. Files can be dropped anywhere. */
export function Component() {
  const files = useOfferedFiles()
  const batches = useQuery('imports.list', { limit: 1 })
  const [params] = useSearchParams()
  // A link to a filtered list opens the list, also when files wait.
  const [view, setView] = useState<'files' | 'batches'>(params.has('filter') ? 'batches' : 'files')
  const notice = useNotice()
  const navigate = useNavigate()
  const offerPaths = useOffer()
  const hovering = useDroppedFiles((paths, dropped) => {
    setView('files')
    if (paths.length < dropped) notice.done('有的内容不是磁盘上的文件，没有加入。请从文件管理器中拖放。')
    void offerPaths(paths)
  }, notice.fail)
  const empty = files.length === 0 && batches.data?.total === 0
  // The button stands in one place or the other: it must not go from under the hand that has reached it.
  const unknown = files.length === 0 && batches.data === undefined && !batches.error
  const shown = files.length > 0 ? view : 'batches'
  return (
    <Page
      title="导入"
      help="imports"
      full
      extra={
        <>
          {files.length > 0 && (
            <Segmented
              aria-label="显示"
              value={shown}
              onChange={setView}
              options={[
                { value: 'files', label: `待读入 ${files.length}` },
                { value: 'batches', label: `导入批次 ${batches.data?.total ?? ''}` },
              ]}
            />
          )}
          <Button onClick={() => void navigate('/imports/inbox')}>收件夹</Button>
          <Button onClick={() => void navigate('/imports/profiles')}>导入方案</Button>
          {!empty && !unknown && <ChooseFiles primary={files.length === 0} />}
        </>
      }
    >
      <UnfinishedReadings />
      {empty && <FirstTime />}
      {!empty && shown === 'files' && <OfferedFiles files={files} />}
      {!empty && shown === 'batches' && batchList}
      {hovering && (
        <div className={css.drop} aria-hidden="true">
          <InboxOutlined aria-hidden />
          <p>松开鼠标，把文件放进待读入的列表</p>
        </div>
      )}
    </Page>
  )
}

/** Nothing has come in yet: what to bring, and how it goes on. */
function FirstTime() {
  return (
    <section className={css.first} aria-label="开始导入">
      <InboxOutlined aria-hidden className={css.firstIcon} />
      <p className={css.firstText}>把执法机关报来的台账（CSV、Excel）或者案卷包（ZIP、文件夹）拖放到这里。</p>
      <span className={css.buttons}>
        <ChooseFiles primary />
      </span>
      <ol className={css.firstSteps}>
        <li>预览：看清编码、表头和各列的含义</li>
        <li>读入：逐条检查，列出全部问题</li>
        <li>核对：改正、排除，再确认入库</li>
      </ol>
      <p className={css.second}>确认入库之前，案卷库不会有任何改变；入库之后还可以撤销。</p>
    </section>
  )
}
