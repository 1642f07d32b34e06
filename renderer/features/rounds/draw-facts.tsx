import type { Result } from '../../../shared/contract/index.ts'
import { designInWords } from '../../../shared/domain/sampling/draw-record.ts'
import { Term } from '../../components/term.tsx'
import { formatCount, formatInstant } from '../../lib/format.ts'
import css from './rounds.module.css'
import { StrataTable } from './strata-table.tsx'

export type Draw = Result<'samples.draws'>['draws'][number]

/** What is to be said of one draw: who threw which digits when and where, and the code that stands on its record. */
export function DrawFacts({ draw, trials }: { draw: Draw; trials: number }) {
  return (
    <dl className={css.facts}>
      <dt>方法</dt>
      <dd>{designInWords(draw.design)}</dd>
      <dt>
        <Term meaning="当众投出的数字，按投出的次序原样书写，前面的零也算。有了名单和种子，任何人都能重算。">种子</Term>
      </dt>
      <dd className={css.seed}>{draw.seed.match(/.{1,5}/g)?.join(' ')}</dd>
      <dt>投种子</dt>
      <dd>
        {draw.thrownBy}
        {draw.place !== '' && `，${draw.place}`}
      </dd>
      <dt>抽样</dt>
      <dd>
        {formatInstant(draw.drawnAt)}　{draw.drawnBy}　抽中 {formatCount(draw.drawn)} 件
      </dd>
      <dt>
        <Term meaning="每计算一次都计数，不能删去。只抽一次的，应当是 1；每追加一次加 1。多出来的说明有人试过别的种子。">
          本轮计算次数
        </Term>
      </dt>
      <dd>{trials} 次</dd>
      <dt>
        <Term meaning="抽样结果校验值的前 12 位，印在抽样记录上，供现场核对。">记录短码</Term>
      </dt>
      <dd className={css.hash}>{draw.code}</dd>
    </dl>
  )
}

/** Sizes of the strata and how many each gave; nothing for a draw without strata. */
export function DrawStrata({ draw }: { draw: Draw }) {
  if (draw.design.method.name !== 'stratified') return null
  const strata = draw.strata.map(({ name, size, drawn }) => ({ name, size, count: drawn }))
  return <StrataTable label="各层抽取件数" counted="抽中" strata={strata} />
}
