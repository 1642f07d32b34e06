import { Button, Modal } from 'antd'
import { useState } from 'react'
import { formatInstant } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import css from './rounds.module.css'

/** 已删除的轮次: what was planned under which name, and who deleted it before the freeze. */
export function DiscardedRounds() {
  const { data } = useQuery('rounds.discarded', {})
  const [isOpen, setOpen] = useState(false)
  if (data === undefined || data.rounds.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>已删除的轮次（{data.rounds.length}）</Button>
      <Modal
        open={isOpen}
        title="已删除的轮次"
        footer={<Button onClick={() => setOpen(false)}>关闭</Button>}
        onCancel={() => setOpen(false)}
      >
        <p>名单冻结前删除的轮次只留下名称；已冻结名单的轮次不能删除。</p>
        <table className={css.plain}>
          <thead>
            <tr>
              <th>轮次</th>
              <th>删除时间</th>
              <th>删除人</th>
            </tr>
          </thead>
          <tbody>
            {data.rounds.map(({ roundId, title, at, by }) => (
              <tr key={roundId}>
                <td>{title}</td>
                <td>{formatInstant(at)}</td>
                <td>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Modal>
    </>
  )
}
