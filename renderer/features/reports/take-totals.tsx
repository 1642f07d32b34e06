import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { MAIN_KINDS } from '../../../shared/domain/act-kinds.ts'
import { kindInWords } from '../../../shared/domain/act-words.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { call } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import css from './reports.module.css'

type Read = Result<'reports.readTotals'>
const SHOWN = 50

/** Totals out of a table: shown first, entered when a person says so. */
export function TakeTotals({ month, onTaken }: { month: string; onTaken: (month: string) => void }) {
  const choose = useCommand('shell.chooseFiles')
  const save = useCommand('reports.saveMany')
  const notice = useNotice()
  const [read, setRead] = useState<Read>()
  const look = async (): Promise<void> => {
    try {
      const filters = [{ name: '报送件数表', extensions: ['xlsx', 'xls', 'csv', 'txt'] }]
      const { paths } = await choose.run({ title: '选择报送件数表', filters })
      const [path] = paths
      if (path !== undefined) setRead(await call('reports.readTotals', { path, month }))
    } catch (error) {
      notice.fail(error)
    }
  }
  const enter = async (rows: Read['rows']): Promise<void> => {
    try {
      const stated = rows.map(({ month: of, agencyId, totals }) => ({ month: of, agencyId, totals }))
      const { saved } = await save.run({ rows: stated })
      notice.done(`已登记 ${saved} 行报送件数。`)
      setRead(undefined)
      const [first] = rows
      if (first && !rows.some((row) => row.month === month)) onTaken(first.month)
    } catch {
      // shown by `save.error`
    }
  }
  const rows = read?.rows ?? []
  const faults = read?.faults ?? []
  const kinds = [...new Set([...MAIN_KINDS, ...rows.flatMap(({ totals }) => Object.keys(totals))])]
  return (
    <>
      <Button loading={choose.running} onClick={() => void look()}>
        导入件数表
      </Button>
      <Modal
        open={read !== undefined}
        width={760}
        title="报送件数表"
        okText={`登记 ${formatCount(rows.length)} 行`}
        cancelText="取消"
        okButtonProps={{ disabled: rows.length === 0 }}
        confirmLoading={save.running}
        onCancel={() => setRead(undefined)}
        onOk={() => void enter(rows)}
      >
        <ErrorNote error={save.error} />
        {faults.length > 0 && (
          <div role="alert">
            <p>有 {formatCount(faults.length)} 处读不出，不会登记：</p>
            <ul>
              {faults.slice(0, SHOWN).map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        )}
        {rows.length > 0 && (
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">执法机关</th>
                  <th scope="col">月份</th>
                  {kinds.map((kind) => (
                    <th key={kind} scope="col" className={css.figure}>
                      {kindInWords(kind)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, SHOWN).map(({ line, agency, month: of, totals }) => (
                  <tr key={line}>
                    <th scope="row">{agency}</th>
                    <td>{of}</td>
                    {kinds.map((kind) => (
                      <td key={kind} className={css.figure}>
                        {totals[kind] ?? ''}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {rows.length > SHOWN && <p className={css.second}>只列前 {SHOWN} 行，登记时全部登记。</p>}
      </Modal>
    </>
  )
}
