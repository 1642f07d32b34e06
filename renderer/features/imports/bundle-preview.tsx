import type { FilePreview } from '../../../shared/domain/import/file-preview.ts'
import { formatCount } from '../../lib/format.ts'
import css from './imports.module.css'

/** The cases that a bundle seems to hold, by its names; pages and kinds of documents are known when it is read. */
export function BundlePreview({ bundle }: { bundle: NonNullable<FilePreview['bundle']> }) {
  const { cases, documents, loose, first } = bundle
  return (
    <>
      <p className={css.line}>
        看名称共 {formatCount(cases)} 件案卷、{formatCount(documents)} 份文书
        {loose > 0 && `；另有 ${formatCount(loose)} 个文件不属于任何案卷，不会接收`}。
        {first.length < cases && `下面是前 ${first.length} 件。`}
      </p>
      <div className={css.scroll} tabIndex={0} role="region" aria-label="案卷">
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">案卷文件夹</th>
              <th scope="col">名称中的文号</th>
              <th scope="col" className={css.number}>
                文书
              </th>
            </tr>
          </thead>
          <tbody>
            {first.map(({ name, number, documents: count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{number ?? <span className={css.second}>没有文号，按文件夹名接收</span>}</td>
                <td className={css.number}>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
