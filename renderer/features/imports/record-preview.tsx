import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import type { TablePreview } from '../../../shared/domain/import/file-preview.ts'
import { StateTag } from '../../components/state-tag.tsx'
import css from './imports.module.css'

/** The first records as they would be kept. */
export function RecordPreview({ table }: { table: TablePreview }) {
  const fields = [
    ...new Set(table.columns.flatMap(({ field }) => (field === null || field === 'row_no' ? [] : [field]))),
  ]
  if (table.records.length === 0) return <p>表头下面没有记录。</p>
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label="前几条记录">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">问题</th>
            {fields.map((field) => (
              <th scope="col" key={field}>
                {fieldLabel(table.table ?? '', field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.records.map(({ line, facts, problems, blocked }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td title={problems.map(({ message }) => message).join('\n')}>
                {problems.length === 0 ? (
                  <StateTag tone="green">无</StateTag>
                ) : (
                  <StateTag tone={blocked ? 'red' : 'amber'}>
                    {blocked ? '阻断' : '提示'} {problems.length}
                  </StateTag>
                )}
              </td>
              {fields.map((field) => (
                <td key={field} className={css.cell} title={facts[field]}>
                  {facts[field] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
