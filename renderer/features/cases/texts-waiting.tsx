import { Button } from 'antd'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useQuery, useTask } from '../../lib/query.ts'
import css from './cases.module.css'

/** Said where the text of documents is searched: some of it has not been read yet. */
export function TextsWaiting() {
  const { data } = useQuery('texts.state', {})
  const read = useTask('texts.read')
  const notice = useNotice()
  if (!data || data.waiting === 0) return null
  return (
    <p className={css.unindexed} role="status">
      <StateTag tone="amber">文书文字还没有读完</StateTag> 还有 {formatCount(data.waiting)}{' '}
      份文书的文字没有读出，结果暂时可能不全。{' '}
      <Button
        size="small"
        loading={read.running}
        onClick={() => void read.run({}, { label: '读出文书文字' }).catch(notice.fail)}
      >
        现在读出
      </Button>
    </p>
  )
}
