import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select, Space } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { z } from 'zod'
import { LETTER_KINDS } from '../../../shared/domain/letters/letter.ts'
import { isDueSoon, letterStanding, type Standing, STANDINGS } from '../../../shared/domain/letters/letter-standing.ts'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { Page } from '../../components/page.tsx'
import { useAddressFilter } from '../../lib/address-filter.ts'
import { formatDay, formatInstant } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { ExportList } from './export-list.tsx'
import { Ladder } from './ladder.tsx'
import { LetterTag, type LetterSummary, SHORT_KINDS } from './letter-words.tsx'
import css from './letters.module.css'
import { NewLetter } from './new-letter.tsx'
import { PrintLedger } from './print-ledger.tsx'

const Filter = z.object({
  kind: z.enum(LETTER_KINDS).optional(),
  standing: z.enum(STANDINGS).optional(),
  dueSoon: z.boolean().optional(),
  roundId: z.string().optional(),
  text: z.string().optional(),
})

const columnsOf = (today: string): GridColumn<LetterSummary>[] => [
  { id: 'number', title: '文号', width: 240, link: true, text: ({ number }) => number },
  { id: 'kind', title: '种类', width: 110, text: ({ kind }) => SHORT_KINDS[kind] },
  { id: 'addressee', title: '主送机关', width: 200, grow: 2, text: ({ addressee }) => addressee },
  { id: 'title', title: '标题', grow: 3, wideOnly: true, text: ({ title }) => title },
  {
    id: 'standing',
    title: '状态',
    width: 150,
    text: (letter) => letterStanding(letter, today),
    render: (letter) => <LetterTag letter={letter} today={today} />,
  },
  { id: 'dueOn', title: '期限', width: 110, text: ({ dueOn }) => formatDay(dueOn) },
  { id: 'receivedOn', title: '签收日期', width: 110, text: ({ receivedOn }) => formatDay(receivedOn) },
  { id: 'answeredOn', title: '回复日期', width: 110, hidden: true, text: ({ answeredOn }) => formatDay(answeredOn) },
  { id: 'issuedAt', title: '制发时间', width: 150, wideOnly: true, text: ({ issuedAt }) => formatInstant(issuedAt) },
  { id: 'draftedBy', title: '起草人', width: 100, hidden: true, text: ({ draftedBy }) => draftedBy },
  { id: 'issuedBy', title: '签发人', width: 100, hidden: true, text: ({ issuedBy }) => issuedBy ?? '' },
]

/** 监督文书: the ladder with its counts, and every letter. */
export function Component() {
  const navigate = useNavigate()
  const [params, setParams] = useAddressFilter('letters', Filter)
  const [address, setAddress] = useSearchParams()
  // The agency for which another page begins a letter (`draftAddress`).
  const asked = address.get('draft')
  const [composing, setComposing] = useState(false)
  const endComposing = (): void => {
    setComposing(false)
    if (asked !== null)
      setAddress(
        (now) => {
          const next = new URLSearchParams(now)
          next.delete('draft')
          return next
        },
        { replace: true },
      )
  }
  const { data, error } = useQuery('letters.list', {})
  const { data: rounds } = useQuery('rounds.list', {})
  const { data: session } = useQuery('session.info', {})
  const today = session?.today ?? ''
  const columns = useMemo(() => columnsOf(today), [today])
  const shown = useMemo(
    () =>
      (data?.letters ?? []).filter(
        (letter) =>
          (params.kind === undefined || letter.kind === params.kind) &&
          (params.roundId === undefined || letter.roundId === params.roundId) &&
          (params.standing === undefined || letterStanding(letter, today) === params.standing) &&
          (!params.dueSoon || isDueSoon(letter, today)) &&
          matches(letter, params.text ?? ''),
      ),
    [data, params, today],
  )
  const isFiltered = Object.values(params).some((value) => value !== undefined && value !== '')
  const compose = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setComposing(true)}>
      起草监督文书
    </Button>
  )
  return (
    <Page title="监督文书" help="letters" full extra={compose}>
      <ErrorNote error={error} />
      <Ladder
        letters={data?.letters ?? []}
        today={today}
        chosen={params.kind}
        onChoose={(kind) => setParams({ ...params, kind: kind === params.kind ? undefined : kind })}
      />
      <FilterRow label="筛选监督文书">
        <Space wrap size={8}>
          <Input.Search
            aria-label="文号、标题或者主送机关"
            placeholder="文号、标题或者主送机关"
            allowClear
            className={css.search}
            defaultValue={params.text ?? ''}
            onSearch={(text) => setParams({ ...params, text: text.trim() || undefined })}
          />
          <Select
            aria-label="状态"
            placeholder="全部状态"
            allowClear
            className={css.standing}
            value={params.standing ?? null}
            options={STANDINGS.map((value) => ({ value, label: value }))}
            onChange={(standing: Standing | null | undefined) =>
              setParams({ ...params, standing: standing ?? undefined })
            }
          />
          <Select
            aria-label="评查轮次"
            placeholder="全部轮次"
            allowClear
            className={css.round}
            popupMatchSelectWidth={320}
            value={params.roundId ?? null}
            options={(rounds?.rounds ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(roundId: string | null | undefined) => setParams({ ...params, roundId: roundId ?? undefined })}
          />
          <Checkbox
            checked={params.dueSoon ?? false}
            onChange={({ target }) => setParams({ ...params, dueSoon: target.checked || undefined })}
          >
            七日内到期
          </Checkbox>
          {isFiltered && <Button onClick={() => setParams({})}>清除筛选</Button>}
        </Space>
        <Space size={8} className={css.right}>
          <PrintLedger letters={shown} today={today} />
          <ExportList letterIds={shown.map(({ id }) => id)} icon={<DownloadOutlined aria-hidden />} />
        </Space>
      </FilterRow>
      <div className={css.list}>
        {data && (
          <DataGrid<LetterSummary>
            id="letters"
            label="监督文书台账"
            columns={columns}
            rows={shown}
            rowId={({ id }) => id}
            onOpen={({ id }) => void navigate(`/letters/${id}`)}
            emptyText={
              isFiltered
                ? '没有符合条件的监督文书。'
                : '还没有监督文书。评查问题确认后，可以据此起草建议书、督办函、意见书或者决定书。'
            }
            emptyAction={isFiltered ? <Button onClick={() => setParams({})}>清除筛选</Button> : compose}
          />
        )}
      </div>
      {(composing || asked !== null) && (
        <NewLetter
          roundId={params.roundId}
          agencyId={asked === null ? undefined : Number(asked)}
          onClose={endComposing}
        />
      )}
    </Page>
  )
}

const matches = ({ number, title, addressee }: LetterSummary, text: string): boolean =>
  text === '' || [number, title, addressee].some((one) => one.includes(text))
