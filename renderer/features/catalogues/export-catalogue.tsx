import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import type { CatalogueKind } from '../../../shared/domain/import/tables.ts'
import type { StaffGroup } from '../../../shared/domain/staff/staff-group.ts'
import type { GridSort } from '../../components/data-grid/data-grid.tsx'
import { ExportButton } from '../../components/export-button.tsx'
import { useTask } from '../../lib/query.ts'

/** A catalogue as its list shows it: filtered and sorted. */
export interface ShownCatalogue {
  catalogue: CatalogueKind
  text: string
  check?: string
  agency?: string
  staff?: StaffGroup
  sort: GridSort | null
}

/** Writes the list as it is shown, all its rows, to a file. */
export function ExportCatalogue({ sort, columns, ...filter }: ShownCatalogue & { columns: string[] }) {
  const task = useTask('catalogues.export')
  const { label, unit, name, columns: known } = CATALOGUES[filter.catalogue]
  const fields = columns.filter((field) => Object.hasOwn(known, field))
  const order = sort ? { sort: sort.column, descending: sort.descending } : {}
  return (
    <ExportButton
      name={label}
      unit={unit}
      running={task.running}
      write={(file, format) =>
        task.run(
          { ...filter, ...order, columns: fields.length > 0 ? fields : [name], format, file },
          { label: `导出${label}` },
        )
      }
    />
  )
}
