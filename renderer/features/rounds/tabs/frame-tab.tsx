import { Input } from 'antd'
import { useCallback, useState } from 'react'
import { caseKeyParts, hashInGroups, kindInWords } from '../../../../shared/domain/act-words.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { DataGrid, type GridColumn } from '../../../components/data-grid/data-grid.tsx'
import { Term } from '../../../components/term.tsx'
import { call } from '../../../lib/client.ts'
import { formatCount, formatFen, formatInstant } from '../../../lib/format.ts'
import { ExcludedCases } from '../excluded-cases.tsx'
import { DesignFacts } from '../guide/design-facts.tsx'
import { HandExclusions } from '../guide/hand-exclusions.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { ScopeFacts } from '../scope-facts.tsx'
import { useSettled } from '../../../lib/settled.ts'

type Line = Result<'rounds.frame'>['rows'][number]

const COLUMNS: GridColumn<Line>[] = [
  { id: 'number', title: '文号', width: 230, text: ({ caseKey }) => caseKeyParts(caseKey).number },
  { id: 'agency', title: '执法机关', grow: 1, text: ({ agency }) => agency },
  { id: 'kind', title: '类型', width: 100, text: ({ kind }) => kindInWords(kind) },
  { id: 'month', title: '决定月份', width: 100, text: ({ month }) => month },
  { id: 'region', title: '行政区划', width: 120, text: ({ region }) => region },
  { id: 'fine', title: '罚款（元）', width: 130, align: 'right', text: ({ fineFen }) => formatFen(fineFen) },
]

/** 范围与名单: what was asked for, what was frozen, what stayed out and why, and the list itself. */
export function FrameTab({ round }: { round: Round }) {
  const { frame } = round
  return (
    <>
      <div className={css.columns}>
        <section className={css.block}>
          <h2>范围</h2>
          <ScopeFacts round={round} />
        </section>
        {frame && (
          <section className={css.block}>
            <h2>已冻结的名单</h2>
            <dl className={css.facts}>
              <dt>件数</dt>
              <dd>{formatCount(frame.caseCount)} 件</dd>
              <dt>冻结</dt>
              <dd>
                {formatInstant(frame.frozenAt)}　{frame.frozenBy}
              </dd>
              <dt>
                <Term meaning="由名单全文算出。公示的 frame.csv 用 sha256sum 命令也得出同一个值。">名单校验值</Term>
              </dt>
              <dd className={css.hash}>{hashInGroups(frame.sha256)}</dd>
            </dl>
            <DesignFacts design={frame.design} />
          </section>
        )}
      </div>
      {frame && Object.keys(frame.excluded).length > 0 && (
        <section className={css.block}>
          <h2>没有列入的案卷</h2>
          <ExcludedCases
            roundId={round.id}
            counts={Object.entries(frame.excluded).map(([reason, cases]) => ({ reason, cases }))}
          />
        </section>
      )}
      {frame && <HandExclusions round={round} />}
      {frame && <FrameList roundId={round.id} />}
    </>
  )
}

function FrameList({ roundId }: { roundId: string }) {
  const [text, setText] = useState('')
  const contains = useSettled(text.trim())
  const load = useCallback(
    ({ offset, limit }: { offset: number; limit: number }) =>
      call('rounds.frame', { roundId, contains, offset, limit }),
    [roundId, contains],
  )
  return (
    <section aria-label="名单">
      <div className={css.blockHead}>
        <h2>名单</h2>
        <Input.Search
          allowClear
          aria-label="在名单里按文号或者机关查找"
          placeholder="文号或者机关"
          style={{ width: 260 }}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div className={css.grid}>
        <DataGrid<Line>
          id="round.frame"
          label="抽样名单"
          columns={COLUMNS}
          load={load}
          reloadKey={[roundId, contains]}
          rowId={({ caseKey }) => caseKey}
          emptyText={contains === '' ? '名单是空的。' : '名单里没有符合的案卷。'}
        />
      </div>
    </section>
  )
}
