import { CASE_COLUMN_SPECS, type CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { PrintButton } from '../../components/print-button.tsx'
import { call } from '../../lib/client.ts'

/** Prints the list of cases as it is shown. */
export function PrintList(props: { filter: CaseFilter; sort: CaseSort | null; columns: CaseColumn[] }) {
  const { filter, sort, columns } = props
  const load = async (limit: number) => {
    const { rows, total } = await call('cases.page', { filter, sort, limit })
    return {
      total,
      columns: columns.map((column) => {
        const { title, figure } = CASE_COLUMN_SPECS[column]
        return { title, figure: figure !== undefined }
      }),
      rows: rows.map((row) => ({ id: row.id, cells: columns.map((column) => CASE_COLUMN_SPECS[column].text(row)) })),
    }
  }
  return <PrintButton title="案卷列表" unit="件案卷" load={load} />
}
