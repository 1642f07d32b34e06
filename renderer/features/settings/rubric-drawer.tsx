import { Drawer, Skeleton } from 'antd'
import type { RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './settings.module.css'

const DEDUCT = { once: '每案一次', perOccurrence: '每处', allOrNothing: '有即全扣' } as const

function pointsText({ kind, points, deduct }: RubricItem): string {
  if (kind === 'veto') return '否决'
  if (kind === 'bonus') return `加 ${points ?? 0} 分`
  if (!deduct) return `${points ?? 0} 分`
  const cap = deduct.cap === undefined ? '' : `，最多 ${deduct.cap}`
  return `${DEDUCT[deduct.mode]}扣 ${deduct.amount}${cap}`
}

/** A rubric to read: sections, items, what is taken off, on which basis. */
export function RubricDrawer({ rubricId, onClose }: { rubricId: string; onClose: () => void }) {
  const { data, error } = useQuery('rubrics.get', { rubricId })
  const rubric = data?.rubric
  return (
    <Drawer open onClose={onClose} size={880} title={rubric?.title ?? '评查标准'}>
      <ErrorNote error={error} />
      {!rubric && !error && <Skeleton active />}
      {rubric && (
        <div className={css.rubric}>
          <p>
            版本 {rubric.version}，{rubric.effectiveFrom} 起启用；满分 {rubric.fullMark}。等次：
            {rubric.grades.map(({ name, min }) => `${name} ≥ ${min}`).join('，')}。{rubric.vetoRule.text}
          </p>
          {rubric.sections.map(({ id, title, maxPoints, items }) => (
            <section key={id}>
              <h2 className={css.section}>
                {title}（{maxPoints} 分）
              </h2>
              <table className={css.items}>
                <thead>
                  <tr>
                    <th scope="col">编号</th>
                    <th scope="col">评查内容</th>
                    <th scope="col">扣分</th>
                    <th scope="col">依据</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.id}>
                      <td>{item.id}</td>
                      <td>
                        {item.text}
                        {item.naAllowed && <span className={css.note}>（可不适用）</span>}
                      </td>
                      <td>{pointsText(item)}</td>
                      <td className={css.note}>{item.basis.join('；')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      )}
    </Drawer>
  )
}
