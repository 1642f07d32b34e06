import { Button } from 'antd'
import { formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { CHANGE_WORDS, fieldWord, type RecordDetail } from './catalogue-words.tsx'
import css from './catalogues.module.css'

/** What was recorded of the record from a day on, and every version with its origin. */
export function RecordHistory({ record, onOpen }: { record: RecordDetail; onOpen: (id: number) => void }) {
  return (
    <>
      {record.recorded.length > 0 && (
        <section aria-labelledby="record-changes">
          <h2 id="record-changes" className={css.heading}>
            登记的变动
          </h2>
          <ul className={css.list}>
            {record.recorded.map((change) => (
              <Recorded key={change.id} record={record} change={change} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="record-versions">
        <h2 id="record-versions" className={css.heading}>
          来源与历次改动
        </h2>
        {record.versions.map((version) => (
          <Version key={version.version} record={record} version={version} />
        ))}
      </section>
    </>
  )
}

function Recorded({
  record,
  change,
  onOpen,
}: {
  record: RecordDetail
  change: RecordDetail['recorded'][number]
  onOpen: (id: number) => void
}) {
  const withdraw = useCommand('catalogues.withdrawChange')
  const notice = useNotice()
  const confirm = useConfirm()
  const { successor, recordId, recordName } = change
  const other = recordId === record.id ? successor : { id: recordId, name: recordName }
  const word = CHANGE_WORDS[record.catalogue][change.kind] ?? change.kind
  const undo = async (): Promise<void> => {
    const sure = await confirm({ title: `撤回“${change.on} ${word}”的登记`, okText: '撤回登记', danger: true })
    if (sure) withdraw.run({ changeId: change.id }).then(() => notice.done('已撤回。'), notice.fail)
  }
  return (
    <li>
      {change.on}　{recordId === record.id ? word : `由“${recordName}”${word}而来`}
      {recordId === record.id && other !== null && (
        <>
          为{' '}
          {other.id === null ? (
            other.name
          ) : (
            <Button type="link" size="small" className={css.inline} onClick={() => onOpen(other.id ?? record.id)}>
              {other.name}
            </Button>
          )}
        </>
      )}
      ：{change.reason}
      {change.paper !== '' && `（${change.paper}）`}
      <span className={css.second}>{`　${change.madeBy} ${formatInstant(change.madeAt)} 登记`}</span>
      {recordId === record.id && (
        <Button type="link" size="small" loading={withdraw.running} onClick={() => void undo()}>
          撤回
        </Button>
      )}
    </li>
  )
}

function Version({ record, version }: { record: RecordDetail; version: RecordDetail['versions'][number] }) {
  const { source, changes } = version
  return (
    <div>
      <p>
        {`第 ${version.version} 版　`}
        {source === null ? (
          `${version.madeBy} 手工填写`
        ) : (
          <>
            <a className={css.source} href={`#/imports/${source.batchId}`}>
              {source.sourceName}
            </a>
            {source.sheet !== null && ` 工作表“${source.sheet}”`}
            {source.line !== null && ` 第 ${source.line} 行`}
          </>
        )}
        <span className={css.second}>　{formatInstant(version.madeAt)}</span>
      </p>
      {changes.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">原来</th>
              <th scope="col">改为</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, old, new: now }) => (
              <tr key={field}>
                <th scope="row">{fieldWord(record.catalogue, field)}</th>
                <td>{old ?? '（空）'}</td>
                <td>{now ?? '（空）'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
