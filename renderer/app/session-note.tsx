import { Tooltip } from 'antd'
import { StateTag } from '../components/state-tag.tsx'
import { useQuery } from '../lib/query.ts'
import css from './frame.module.css'

/** Who works here, on which day, and whether the data are rehearsal data. */
export function SessionNote() {
  const { data } = useQuery('session.info', {})
  if (!data) return null
  return (
    <div className={css.session}>
      {data.rehearsal && <StateTag tone="amber">演练数据</StateTag>}
      <Tooltip title={`今天按 ${data.today} 计算期限`}>
        <span>{data.actor}</span>
      </Tooltip>
    </div>
  )
}
