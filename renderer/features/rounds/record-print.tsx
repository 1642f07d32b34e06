import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'

/** «打印抽样记录»: the record as it is filed, through the system's print dialog. */
export function RecordPrint(props: { roundId: string; number: number; size?: 'small' | 'middle' | 'large' }) {
  const { roundId, number, size = 'middle' } = props
  const make = useTask('samples.printRecord')
  const print = useCommand('shell.printStored')
  const notice = useNotice()
  const run = async (): Promise<void> => {
    try {
      const { sha256 } = await make.run({ roundId, drawNumber: number }, { label: '生成抽样记录' })
      await print.run({ sha256 })
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <Button size={size} icon={<PrinterOutlined />} loading={make.running || print.running} onClick={() => void run()}>
      打印抽样记录
    </Button>
  )
}
