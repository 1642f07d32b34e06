import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { letterStanding } from '../../../shared/domain/letters/letter-standing.ts'
import { usePrintedList } from '../../components/printed-list.tsx'
import { formatCount, formatDay } from '../../lib/format.ts'
import { type LetterSummary, SHORT_KINDS } from './letter-words.tsx'

const COLUMNS = ['文号', '种类', '主送机关', '标题', '状态', '期限', '签收日期', '回复日期'].map((title) => ({ title }))

/** Prints the 台账 as it is filtered, by the dialog of the system. */
export function PrintLedger({ letters, today }: { letters: LetterSummary[]; today: string }) {
  const { print, printing, sheet } = usePrintedList()
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        disabled={letters.length === 0}
        loading={printing}
        onClick={() =>
          print({
            title: '监督文书台账',
            note: `共 ${formatCount(letters.length)} 份　打印日期：${today}`,
            columns: COLUMNS,
            rows: letters.map((letter) => ({ id: letter.id, cells: cellsOf(letter, today) })),
          })
        }
      >
        打印台账
      </Button>
      {sheet}
    </>
  )
}

const cellsOf = (letter: LetterSummary, today: string): string[] => [
  letter.number,
  SHORT_KINDS[letter.kind],
  letter.addressee,
  letter.title,
  letterStanding(letter, today),
  formatDay(letter.dueOn),
  formatDay(letter.receivedOn),
  formatDay(letter.answeredOn),
]
