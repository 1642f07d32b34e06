import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import type { GridColumn } from '../../components/data-grid/data-grid.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { call } from '../../lib/client.ts'
import type { ListedRecord } from './catalogue-words.tsx'
import type { ShownCatalogue } from './export-catalogue.tsx'

/** Prints a catalogue as it is shown: filtered, sorted, with the columns of the list. */
export function PrintCatalogue({ sort, columns, ...filter }: ShownCatalogue & { columns: GridColumn<ListedRecord>[] }) {
  const { label, unit } = CATALOGUES[filter.catalogue]
  const load = async (limit: number) => {
    const order = sort ? { sort: sort.column, descending: sort.descending } : {}
    const { rows, total } = await call('catalogues.records', { ...filter, ...order, limit })
    return {
      total,
      columns: columns.map(({ title }) => ({ title })),
      rows: rows.map((row) => ({ id: row.id, cells: columns.map(({ text }) => text(row)) })),
    }
  }
  return <PrintButton title={label} unit={unit} load={load} />
}
