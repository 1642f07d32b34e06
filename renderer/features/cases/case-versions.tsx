import { Collapse } from 'antd'
import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import { formatInstant } from '../../lib/format.ts'
import { type CaseDetail, type CaseVersion, changesOf } from './case-detail.ts'
import css from './case-page.module.css'

/** Where the facts came from, newest first: what each import or person changed, and the record as it was sent. */
export function CaseVersions({ found }: { found: CaseDetail }) {
  const { kind, versions, repeats } = found
  if (versions.length === 0)
    return <p className={`${css.pane} ${css.muted}`}>这件案卷没有登记的事实项，也就没有版本。</p>
  return (
    <div className={css.pane}>
      {repeats.length > 0 && (
        <p className={css.repeats}>
          后来又报送，内容没有变化：
          {repeats.map(({ batchId, sourceName, committedAt }, index) => (
            <span key={batchId}>
              {index > 0 && '、'}
              <a href={`#/imports/${batchId}`}>{sourceName}</a>
              <span className={css.muted}>（{formatInstant(committedAt)} 入库）</span>
            </span>
          ))}
        </p>
      )}
      {versions
        .map((version, index) => ({ version, changes: changesOf(versions, index) }))
        .reverse()
        .map(({ version, changes }) => (
          <section key={`${version.version}-${version.batchId}-${version.row}`}>
            <h2 className={css.heading}>
              第 {version.version} 版{'　'}
              {version.typedBy === null ? (
                <>
                  <a href={`#/imports/${version.batchId}`}>{version.sourceName}</a> 第 {version.row} 条记录
                  <span className={css.muted}>　{formatInstant(version.committedAt)} 入库</span>
                </>
              ) : (
                <>
                  {version.typedBy} 手工录入<span className={css.muted}>　{formatInstant(version.committedAt)}</span>
                </>
              )}
            </h2>
            {changes.length > 0 && (
              <table className={css.table}>
                <thead>
                  <tr>
                    <th className={css.narrow}>事实项</th>
                    <th>原来</th>
                    <th>现在</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ field, old, now }) => (
                    <tr key={field}>
                      <td>{fieldLabel(kind, field)}</td>
                      <td>{old === '' ? <span className={css.muted}>没有</span> : <del>{old}</del>}</td>
                      <td>{now === '' ? <span className={css.muted}>没有</span> : <ins>{now}</ins>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <Collapse
              size="small"
              ghost
              items={[
                {
                  key: 'original',
                  label: version.typedBy === null ? '报送的原文' : '这一版的全部事实项',
                  children: <Original version={version} />,
                },
              ]}
            />
          </section>
        ))}
    </div>
  )
}

function Original({ version: { headings, original } }: { version: CaseVersion }) {
  const cells = Array.isArray(original) ? original.map(String) : []
  return (
    <table className={css.table}>
      <tbody>
        {cells.map((cell, column) =>
          cell === '' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a heading may stand twice; its column is its name
            <tr key={column}>
              <th className={css.narrow} scope="row">
                {headings[column] ?? ''}
              </th>
              <td>{cell}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
