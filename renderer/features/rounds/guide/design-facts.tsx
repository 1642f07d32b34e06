import { caseKeyParts } from '../../../../shared/domain/act-words.ts'
import type { SamplingDesign } from '../../../../shared/domain/sampling/design.ts'
import { designInWords } from '../../../../shared/domain/sampling/draw-record.ts'
import css from '../rounds.module.css'

const numbers = (keys: readonly string[]): string => keys.map((key) => caseKeyParts(key).number).join('、')

/** A design in words: method and size, and the cases taken without chance. */
export function DesignFacts({ design }: { design: SamplingDesign }) {
  return (
    <dl className={css.facts}>
      <dt>方法和件数</dt>
      <dd>{designInWords(design)}</dd>
      <dt>必查</dt>
      <dd>{design.mandatory.length === 0 ? '无' : `${design.mandatory.length} 件：${numbers(design.mandatory)}`}</dd>
      <dt>自荐</dt>
      <dd>{design.nominated.length === 0 ? '无' : `${design.nominated.length} 件：${numbers(design.nominated)}`}</dd>
    </dl>
  )
}
