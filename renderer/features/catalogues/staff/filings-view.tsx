import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { FILED_PLANS, type FilingStanding } from '../../../../shared/domain/catalogues/plan-filing.ts'
import {
  type AgencyFiling,
  FILING_COLUMNS,
  FILING_ORDER,
  FILING_WORDS,
} from '../../../../shared/domain/staff/staff-columns.ts'
import { DataGrid, type GridArrangement, type GridColumn } from '../../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { StateTag, type Tone } from '../../../components/state-tag.tsx'
import { listAddress } from '../../../lib/address-filter.ts'
import { call } from '../../../lib/client.ts'
import { formatCount } from '../../../lib/format.ts'
import { useDataVersion, useQuery } from '../../../lib/query.ts'
import { RecordForm } from '../record-form.tsx'

const TONES: Record<FilingStanding, Tone> = {
  missing: 'red',
  late: 'red',
  undated: 'amber',
  open: 'grey',
  filed: 'green',
}

const COLUMNS = FILING_COLUMNS.map(({ id, title, width, text }): GridColumn<AgencyFiling> => {
  const column = { id, title, width, sortable: true, text }
  if (id === 'agency') return { ...column, grow: 1, link: true }
  if (id === 'title') return { ...column, wideOnly: true }
  if (id !== 'standing') return column
  return { ...column, render: (row) => <StateTag tone={TONES[row.standing]}>{text(row)}</StateTag> }
})

/** How many plans stand how, with the last day. */
export function FilingsSummary({ year }: { year: number }) {
  const { data, error } = useQuery('staff.filings', { year, limit: 1 }, { keepPrevious: true })
  if (!data) return <ErrorNote error={error} />
  return (
    <span role="status">
      {year} 年的计划应在 {data.dueOn} 前（含当日）报备{' '}
      {FILING_ORDER.filter((standing) => data.counts[standing] > 0).map((standing) => (
        <span key={standing}>
          <StateTag tone={TONES[standing]}>
            {FILING_WORDS[standing]} {formatCount(data.counts[standing])}
          </StateTag>{' '}
        </span>
      ))}
    </span>
  )
}

/** 报备: every agency with its plans of the year; a filing opens its record, a missing one is entered here. */
export function FilingsView({ year, onArranged }: { year: number; onArranged: (shown: GridArrangement) => void }) {
  const navigate = useNavigate()
  const version = useDataVersion('catalogues', 'agencies', 'settings')
  const [entered, setEntered] = useState<AgencyFiling>()
  const begun = useMemo(
    () => entered && { agency: entered.agency, plan: FILED_PLANS[entered.plan], year: String(year) },
    [entered, year],
  )
  return (
    <>
      <DataGrid<AgencyFiling>
        id="staff.filings"
        label="计划报备情况"
        columns={COLUMNS}
        rowId={({ agency, plan }) => `${plan} ${agency}`}
        reloadKey={[year]}
        version={version}
        load={({ offset, limit, sort }) =>
          call('staff.filings', {
            year,
            offset,
            limit,
            ...(sort ? { sort: sort.column, descending: sort.descending } : {}),
          })
        }
        onOpen={(row) =>
          row.recordId === null
            ? setEntered(row)
            : void navigate(listAddress('/catalogues', { kind: 'plan_filing', record: row.recordId }))
        }
        onArranged={onArranged}
        emptyText="还没有执法机关。导入机关名录后，各机关的计划报备情况列在这里。"
      />
      {begun && (
        <RecordForm
          kind="plan_filing"
          begun={begun}
          onClose={() => setEntered(undefined)}
          onSaved={() => setEntered(undefined)}
        />
      )}
    </>
  )
}
