import { Button } from 'antd'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { formatCount } from '../../lib/format.ts'
import type { RecordDetail } from './catalogue-words.tsx'
import css from './catalogues.module.css'

/** Who names the record: as long as somebody does, it is not deleted. */
export function RecordUses({ record, onOpen }: { record: RecordDetail; onOpen: (id: number) => void }) {
  return (
    <section aria-labelledby="record-uses">
      <h2 id="record-uses" className={css.heading}>
        用处
      </h2>
      {record.uses.length === 0 && (
        <p className={css.second}>
          {record.catalogue === 'item'
            ? '没有记录引用它，也没有案卷写明它的编码。按名称对上的案卷计入“发生次数”。'
            : '没有记录或者案卷用到它。'}
        </p>
      )}
      {record.uses.map(({ by, total, named }) => (
        <p key={by}>
          {by === 'case' ? '案卷' : CATALOGUES[by].label} {formatCount(total)}{' '}
          {by === 'case' ? '件' : CATALOGUES[by].unit}：
          {named.map(({ id, name }, i) => (
            <span key={id}>
              {i > 0 && '、'}
              {by === 'case' ? (
                <a className={css.source} href={`#/cases/${id}`}>
                  {name}
                </a>
              ) : (
                <Button type="link" size="small" className={css.inline} onClick={() => onOpen(id)}>
                  {name}
                </Button>
              )}
            </span>
          ))}
          {total > named.length && ` 等`}
        </p>
      ))}
    </section>
  )
}
