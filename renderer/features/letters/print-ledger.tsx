import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { letterStanding } from '../../../shared/domain/letters/letter-standing.ts'
import { formatDay } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { type LetterSummary, SHORT_KINDS } from './letter-words.tsx'
import css from './print-ledger.module.css'

/** Prints the 台账 as it is filtered, by the dialog of the system. */
export function PrintLedger({ letters, today }: { letters: LetterSummary[]; today: string }) {
  const { run } = useCommand('shell.printPage')
  const notice = useNotice()
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    if (!printing) return
    run({ landscape: true })
      .catch(notice.fail)
      .finally(() => setPrinting(false))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- printed once for each press of the button
  }, [printing])
  return (
    <>
      <Button
        icon={<PrinterOutlined />}
        disabled={letters.length === 0}
        loading={printing}
        onClick={() => setPrinting(true)}
      >
        打印台账
      </Button>
      {printing && createPortal(<Ledger letters={letters} today={today} />, document.body)}
    </>
  )
}

const Ledger = ({ letters, today }: { letters: LetterSummary[]; today: string }) => (
  <div className={css.sheet}>
    <h1>监督文书台账</h1>
    <p>
      共 {letters.length} 份　打印日期：{today}
    </p>
    <table>
      <thead>
        <tr>
          {['序号', '文号', '种类', '主送机关', '标题', '状态', '期限', '签收日期', '回复日期'].map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {letters.map((letter, index) => (
          <tr key={letter.id}>
            <td>{index + 1}</td>
            <td>{letter.number}</td>
            <td>{SHORT_KINDS[letter.kind]}</td>
            <td>{letter.addressee}</td>
            <td>{letter.title}</td>
            <td>{letterStanding(letter, today)}</td>
            <td>{formatDay(letter.dueOn)}</td>
            <td>{formatDay(letter.receivedOn)}</td>
            <td>{formatDay(letter.answeredOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
