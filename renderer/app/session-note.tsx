import { Tooltip } from 'antd'
import { Link } from 'react-router'
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
      <Tooltip title={`操作员。今天按 ${data.today} 计算期限。点击更换操作员。`}>
        <Link to="/settings/people" className={css.actor} aria-label={`操作员：${data.actor}，更换操作员`}>
          {data.actor}
        </Link>
      </Tooltip>
    </div>
  )
}
