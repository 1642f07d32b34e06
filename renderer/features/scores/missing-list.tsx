import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { SheetFault } from '../../../shared/domain/rubrics/score-sheet.ts'
import css from './scores.module.css'

interface MissingListProps {
  faults: readonly SheetFault[]
  onJump: (itemId: string) => void
  onClose: () => void
}

/** What a sheet lacks before it can be submitted; each line leads to its item. It gets shorter while one works. */
export function MissingList({ faults, onJump, onClose }: MissingListProps) {
  const open = faults.filter(({ code }) => code === 'open')
  const others = faults.filter(({ code }) => code !== 'open')
  return (
    <section className={css.missingList} aria-label="还不能提交">
      <div className={css.missingHead}>
        <strong role="status">{faults.length > 0 ? `还不能提交，共 ${faults.length} 处` : '已经齐全，可以提交'}</strong>
        <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label="收起清单" onClick={onClose} />
      </div>
      <ul className={css.missingLines}>
        {others.map(({ itemId, code, message }, i) => (
          <li key={`${itemId} ${code} ${i}`}>
            <button type="button" className={css.jump} data-line={itemId} onClick={() => onJump(itemId)}>
              {message}
            </button>
          </li>
        ))}
        {open.length > 0 && (
          <li className={css.openItems}>
            <span>未评 {open.length} 项：</span>
            {open.map(({ itemId }) => (
              <button key={itemId} type="button" className={css.jump} data-line={itemId} onClick={() => onJump(itemId)}>
                {itemId}
              </button>
            ))}
          </li>
        )}
      </ul>
    </section>
  )
}
