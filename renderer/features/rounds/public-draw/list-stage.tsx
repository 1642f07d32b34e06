import { designInWords } from '../../../../shared/domain/sampling/draw-record.ts'
import { extensionDesign } from '../../../../shared/domain/sampling/extension.ts'
import { formatCount, formatInstant } from '../../../lib/format.ts'
import type { Round } from '../round-state.tsx'
import css from './public-draw.module.css'

/** ① The list: how many files, its hash, when it was frozen, how many will be drawn. */
export function ListStage({ round, extend }: { round: Round; extend: number | undefined }) {
  const { frame } = round
  if (!frame) return <p className={css.centre}>名单还没有冻结，不能抽签。</p>
  const groups = frame.sha256.match(/.{1,8}/g) ?? []
  const design = extend === undefined ? frame.design : extensionDesign(frame.design, extend)
  return (
    <div className={css.centre}>
      <p className={css.label}>名单</p>
      <p className={css.big}>
        {formatCount(frame.caseCount)}
        <span className={css.unit}> 件</span>
      </p>
      <p className={css.label}>名单校验值（SHA-256）</p>
      <p className={css.hash} aria-label={`名单校验值 ${groups.join(' ')}`}>
        {groups.map((group, i) => (
          // A group may stand twice in a hash: its place is its name.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={i}>{group}</span>
        ))}
      </p>
      <p>
        {formatInstant(frame.frozenAt)} 冻结，此后没有改动
        <br />
        {extend === undefined ? '' : '追加：'}
        {designInWords(design)}
      </p>
    </div>
  )
}
