import type { CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { ExportButton } from '../../components/export-button.tsx'
import { useTask } from '../../lib/query.ts'

/** Writes the list as it is shown, all its rows, to a file. */
export function ExportMenu(shown: { filter: CaseFilter; sort: CaseSort | null; columns: CaseColumn[] }) {
  const task = useTask('cases.export')
  return (
    <ExportButton
      name="案卷"
      unit="件案卷"
      running={task.running}
      write={(file, format) => task.run({ ...shown, format, file }, { label: '导出案卷' })}
    />
  )
}
