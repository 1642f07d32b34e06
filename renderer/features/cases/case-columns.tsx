import type { Result } from '../../../shared/contract/index.ts'
import { CASE_COLUMN_SPECS, CASE_COLUMNS, type CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import { CASE_SORTS } from '../../../shared/domain/cases/case-filter.ts'
import type { GridColumn } from '../../components/data-grid/data-grid.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount, formatFen } from '../../lib/format.ts'

export type CaseRow = Result<'cases.page'>['rows'][number]

const LOOKS: Partial<Record<CaseColumn, Partial<GridColumn<CaseRow>>>> = {
  number: {
    width: 212,
    link: true,
    render: (row) => (
      <>
        {CASE_COLUMN_SPECS.number.text(row)} {!row.complete && <StateTag tone="amber">不全</StateTag>}
      </>
    ),
  },
  caseName: { width: 180, grow: 4 },
  parties: { width: 130, grow: 1.5 },
  agency: { width: 155, grow: 2 },
  kind: { width: 84, wideOnly: true },
  decidedOn: { width: 106 },
  fine: { title: '罚款（元）', width: 112, align: 'right', text: ({ fineFen }) => formatFen(fineFen) },
  documents: { width: 58, align: 'right', text: ({ documents }) => formatCount(documents) },
}
const HIDDEN: readonly CaseColumn[] = [
  'procedure',
  'filedOn',
  'closedOn',
  'caseNo',
  'region',
  'complete',
  'remedy',
  'tags',
]
const sorts: readonly string[] = CASE_SORTS

/** The columns of the list; headings and texts are those of the export. */
export const CASE_GRID_COLUMNS: GridColumn<CaseRow>[] = CASE_COLUMNS.map((id) => ({
  id,
  title: CASE_COLUMN_SPECS[id].title,
  text: CASE_COLUMN_SPECS[id].text,
  width: 110,
  sortable: sorts.includes(id),
  hidden: HIDDEN.includes(id),
  ...LOOKS[id],
}))
