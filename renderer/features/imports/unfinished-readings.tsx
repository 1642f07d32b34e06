import { Alert, Button } from 'antd'
import type { Result } from '../../../shared/contract/index.ts'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'

type Reading = Result<'imports.unfinished'>['readings'][number]

/** Bundles whose reading was cut off, as by a stick that was pulled: what is kept of each, how it goes on, and the way to give it up. */
export function UnfinishedReadings() {
  const { data } = useQuery('imports.unfinished', {})
  return data?.readings.map((reading) => <Unfinished key={reading.readingId} reading={reading} />)
}

function Unfinished({ reading: { readingId, sourceName, read, entries, lastAt } }: { reading: Reading }) {
  const forget = useCommand('imports.forgetUnfinished')
  const confirm = useConfirm()
  const notice = useNotice()
  const giveUp = async (): Promise<void> => {
    const content = `已读入的 ${formatCount(read)} 份文书会删去，案卷库没有改变。以后再读这个案卷包要从头开始。`
    if (!(await confirm({ title: `放弃“${sourceName}”？`, content, okText: '放弃', danger: true }))) return
    await forget.run({ readingId }).then(() => notice.done('已放弃，案卷库没有改变。'), notice.fail)
  }
  return (
    <Alert
      banner
      type="warning"
      role="status"
      title={`“${sourceName}”没有读完：${formatCount(entries)} 个文件中已保存 ${formatCount(read)} 个（${formatInstant(lastAt)}）。接上 U 盘，再次选择同一个案卷包，只读余下的部分。`}
      action={
        <Button size="small" loading={forget.running} onClick={() => void giveUp()}>
          放弃“{sourceName}”
        </Button>
      }
    />
  )
}
