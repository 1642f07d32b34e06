import type { TablePreview } from '../../../shared/domain/import/file-preview.ts'
import css from './imports.module.css'

interface Props {
  table: TablePreview
  disabled: boolean
  onChoose: (line: number) => void
}

/** The first lines as they stand in the file; one of them is the header. */
export function SourceLines({ table, disabled, onChoose }: Props) {
  const width = Math.max(0, ...table.lines.map(({ cells }) => cells.length))
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label="原表前几行">
      <table className={css.table}>
        <caption className={css.caption}>选定哪一行是表头；上面的行不读，下面的行是记录。</caption>
        <thead>
          <tr>
            <th scope="col">表头</th>
            <th scope="col">行</th>
            <th scope="col" colSpan={Math.max(1, width)}>
              内容
            </th>
          </tr>
        </thead>
        <tbody>
          {table.lines.map(({ line, cells }) => (
            <tr key={line} className={line === table.headingLine ? css.heading : undefined}>
              <td>
                <input
                  type="radio"
                  name="heading-line"
                  aria-label={`第 ${line} 行是表头`}
                  disabled={disabled}
                  checked={line === table.headingLine}
                  onChange={() => onChoose(line)}
                />
              </td>
              <th scope="row">{line}</th>
              {cells.map((cell, i) => (
                <td key={i} className={css.cell} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
