import { Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { BATCH_STATE_WORDS } from '../../lib/words.ts'
import { BatchActions } from './batch-actions.tsx'
import { CasesTab } from './cases-tab.tsx'
import { BATCH_TONES, type Batch, COUNTED_WORDS, type Counted, ENCODING_WORDS, wordOfField } from './import-words.ts'
import css from './imports.module.css'
import { ProblemsTab } from './problems-tab.tsx'
import { RecordDrawer, type RecordPlace } from './record-drawer.tsx'
import { RecordsTab } from './records-tab.tsx'

const COUNTED = Object.keys(COUNTED_WORDS) as Counted[]

/** One batch: what the commit will do or did, all problems, and the records behind every number. */
export function Component() {
  const { batchId = '' } = useParams()
  const { data, error, refetch } = useQuery('imports.get', { batchId, listed: 0 }, { keepPrevious: true })
  return (
    <Page
      title={data?.sourceName ?? '导入批次'}
      up={{ label: '导入', to: '/imports' }}
      help="imports"
      full
      extra={
        data && (
          <>
            <StateTag tone={BATCH_TONES[data.state]}>{BATCH_STATE_WORDS[data.state]}</StateTag>
            <BatchActions batch={data} />
          </>
        )
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} className={css.padded} />}
      {data && <BatchBody key={data.batchId} batch={data} />}
    </Page>
  )
}

function BatchBody({ batch }: { batch: Batch }) {
  const [params, setParams] = useSearchParams()
  const [record, setRecord] = useState<RecordPlace>()
  const problems = batch.problems.block + batch.problems.warn
  const kept = batch.state === 'ready' || batch.state === 'committed'
  // The first list that holds anything. Chosen once: the page does not turn to another list when the batch is taken in.
  const [first] = useState(
    problems > 0 && batch.state === 'ready' ? 'problems' : (COUNTED.find((counted) => batch[counted] > 0) ?? 'added'),
  )
  const items = [
    {
      key: 'problems',
      label: `问题 ${formatCount(problems)}`,
      children: <ProblemsTab batch={batch} onRecord={setRecord} />,
    },
    ...COUNTED.map((counted) => ({
      key: counted,
      label: `${COUNTED_WORDS[counted]} ${formatCount(batch[counted])}`,
      children:
        batch.kind === 'bundle' ? (
          <CasesTab batch={batch} counted={counted} />
        ) : (
          <RecordsTab batch={batch} counted={counted} onRecord={setRecord} />
        ),
    })),
  ]
  return (
    <>
      <BatchFacts batch={batch} />
      {!kept && <p className={css.note}>{GONE[batch.state]}</p>}
      {kept && (
        <Tabs
          className={css.tabs}
          size="small"
          destroyOnHidden
          activeKey={params.get('tab') ?? first}
          onChange={(tab) => setParams({ tab }, { replace: true })}
          items={items}
        />
      )}
      <RecordDrawer batch={batch} place={record} onClose={() => setRecord(undefined)} />
    </>
  )
}

const GONE: Record<Batch['state'], string> = {
  reading: '这个批次正在读入，读完后可以核对。',
  ready: '',
  committed: '',
  discarded: '这个批次已经放弃，暂存的记录没有保留。需要时请重新读入原文件。',
  interrupted: '这个批次读入时中断，没有留下记录。请重新读入原文件。',
  undone: '这个批次已经撤销：新增的案卷已移除，更新的案卷已恢复原样。',
}

function BatchFacts({ batch }: { batch: Batch }) {
  const { report, sheets, createdAt, createdBy, committedAt, sourceSha256, excluded, incomplete } = batch
  const encoding = report.encoding as keyof typeof ENCODING_WORDS | null
  const profiles = [...new Set(sheets.flatMap(({ profile }) => profile ?? []))]
  const fixed = [
    ...new Set(
      sheets.flatMap((sheet) => Object.entries(sheet.fixed).map(([field, value]) => `${wordOfField(field)} ${value}`)),
    ),
  ]
  return (
    <div className={css.facts}>
      <span>
        读入 {formatInstant(createdAt)}，{createdBy}
      </span>
      {committedAt !== null && <span>入库 {formatInstant(committedAt)}</span>}
      {batch.kind === 'bundle' ? (
        <span>
          {formatCount(report.cases)} 件案卷、{formatCount(report.documents)} 个文件
          {report.pages ? `、${formatCount(report.pages)} 页` : ''}
        </span>
      ) : (
        <span>{formatCount(batch.rows)} 条记录</span>
      )}
      {incomplete > 0 && <span>资料不全 {formatCount(incomplete)}（补齐前不进入抽样名单）</span>}
      {excluded > 0 && <span>已排除 {formatCount(excluded)}（计入拒绝）</span>}
      {encoding !== null && <span>编码 {ENCODING_WORDS[encoding] ?? encoding}</span>}
      {profiles.length > 0 && <span>方案 {profiles.join('、')}</span>}
      {fixed.length > 0 && <span>由方案填入 {fixed.join('、')}</span>}
      {sheets.length > 1 && <span>工作表 {sheets.map(({ name }) => name).join('、')}</span>}
      <span title={sourceSha256}>SHA-256 {sourceSha256.slice(0, 12)}…</span>
    </div>
  )
}
