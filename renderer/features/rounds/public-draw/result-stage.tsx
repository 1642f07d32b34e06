import { Button, QRCode } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { caseKeyParts } from '../../../../shared/domain/act-words.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import { colours } from '../../../styles/theme.ts'
import type { Draw } from '../draw-facts.tsx'
import { RecordPrint } from '../record-print.tsx'
import type { Round } from '../round-state.tsx'
import { ORIGIN_WORDS, type SampleItem } from '../sample-columns.tsx'
import css from './public-draw.module.css'
import { useKeys } from './use-keys.ts'

const TURN = 8000

/** How many cards fit: three columns on a wide screen, two on a narrow one. */
function layout(): { columns: number; perPage: number } {
  const columns = window.innerWidth >= 1400 ? 3 : 2
  const rows = Math.max(3, Math.floor((window.innerHeight - 250) / (window.innerWidth >= 1400 ? 130 : 112)))
  return { columns, perPage: columns * rows }
}

/** As large as the height allows: a phone must read it from a distance. */
const qrSize = (): number => Math.round(Math.min(280, Math.max(150, window.innerHeight * 0.26)))

/** ④ The result: case numbers and agencies, page by page; the code of the record, to be photographed and compared. */
export function ResultStage({ round, draw }: { round: Round; draw: Draw }) {
  const { data, error } = useQuery('samples.list', { roundId: round.id })
  const [page, setPage] = useState(0)
  const [turning, setTurning] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  const [{ columns, perPage }, setLayout] = useState(layout)
  const items = (data?.items ?? []).filter((one) => one.drawNumber === draw.number && one.origin !== 'replacement')
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const turn = useCallback((by: number) => setPage((at) => (at + by + pages) % pages), [pages])

  useEffect(() => {
    const fit = (): void => {
      setLayout(layout())
      setPage(0)
    }
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }, [])
  useEffect(() => {
    if (!turning || pages === 1) return undefined
    const timer = setInterval(() => turn(1), TURN)
    return () => clearInterval(timer)
  }, [turning, pages, turn])
  useKeys(
    useCallback(
      (key) => {
        if (key === 'ArrowRight' || key === 'PageDown') turn(1)
        else if (key === 'ArrowLeft' || key === 'PageUp') turn(-1)
        else if (key === ' ') setTurning((on) => !on)
        else return false
        return true
      },
      [turn],
    ),
  )
  return (
    <>
      <ErrorNote error={error} />
      <div className={css.result}>
        <ol
          className={css.cards}
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
          aria-label={`抽中的案卷，第 ${page + 1} 页，共 ${pages} 页`}
        >
          {items.slice(page * perPage, (page + 1) * perPage).map((item) => (
            <Card key={item.id} item={item} stratified={draw.design.method.name === 'stratified'} />
          ))}
        </ol>
        <aside className={css.side} aria-label="抽样记录">
          <p>
            抽中 <strong>{formatCount(items.length)}</strong> 件
          </p>
          <div role="img" aria-label="抽样记录二维码">
            <div aria-hidden="true">
              <QRCode
                type="svg"
                size={qrSize()}
                errorLevel="M"
                color={colours.text}
                bgColor={colours.surface}
                value={recordText(round, draw)}
              />
            </div>
          </div>
          <p className={css.small}>记录短码</p>
          <p className={css.code}>{draw.code}</p>
          <p className={`${css.small} ${css.wordy}`}>二维码含名单校验值、种子和结果校验值</p>
          <RecordPrint roundId={round.id} number={draw.number} large />
          {pages > 1 && (
            <p className={css.small}>
              第 {page + 1} / {pages} 页{' '}
              <Button size="small" onClick={() => setTurning(!turning)}>
                {turning ? '停止翻页' : '自动翻页'}
              </Button>
            </p>
          )}
        </aside>
      </div>
    </>
  )
}

function Card({ item, stratified }: { item: SampleItem; stratified: boolean }) {
  const { number, agency } = caseKeyParts(item.caseKey)
  return (
    <li className={css.card}>
      <span className={css.number}>{number}</span>
      <span className={css.agency}>{agency}</span>
      <span className={css.place}>
        {item.ticket === ''
          ? ORIGIN_WORDS[item.origin]
          : `${stratified ? '本层' : ''}第 ${item.position} 位　抽签号 ${item.ticket.slice(0, 8)}…`}
      </span>
    </li>
  )
}

/** What the QR code says: enough to recompute the draw from the published list, and to compare with the record. */
const recordText = (round: Round, draw: Draw): string =>
  [
    `抽样记录 ${draw.code}`,
    `名单SHA256 ${round.frame?.sha256 ?? ''}`,
    `种子 ${draw.seed}`,
    `结果SHA256 ${draw.resultSha256}`,
  ].join('\n')
