import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { memo, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import { formatHundredths } from '../../lib/format.ts'
import { hundredths, type Rubric, type RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import { placesOf, type SheetContent, type SheetEntry } from '../../../shared/domain/rubrics/score-sheet.ts'
import { placeWords } from '../../../shared/domain/rubrics/sheet-html.ts'
import { entryOf, isSettled } from '../../../shared/domain/rubrics/sheet-edit.ts'
import { itemLoss } from '../../../shared/domain/rubrics/scoring.ts'
import { standWords } from './item-words.ts'
import css from './scores.module.css'

interface RubricSheetProps {
  rubric: Rubric
  content: SheetContent
  itemId: string
  onChoose: (itemId: string) => void
  /** What stands under the line of an item: the item in work enlarged, or decided findings. */
  under: (item: RubricItem, entry: SheetEntry) => ReactNode
  ref?: Ref<HTMLDivElement>
}

/** The rubric as one sheet: sections that fold, a line an item, the item in work enlarged. */
export function RubricSheet({ rubric, content, itemId, onChoose, under, ref }: RubricSheetProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const box = useRef<HTMLDivElement>(null)
  const inWork = rubric.sections.find(({ items }) => items.some(({ id }) => id === itemId))?.id

  useEffect(() => {
    const element = box.current?.querySelector(`[data-item="${CSS.escape(itemId)}"]`)
    if (!element) return undefined
    // Also when it grows: a problem more, a longer note, findings that have just been read.
    const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [itemId])

  const fold = (id: string): void => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys of the sheet work from here
    <div ref={ref} className={css.sheet} tabIndex={0} role="region" aria-label={rubric.title}>
      <div ref={box}>
        {rubric.sections.map((section) => {
          const open = section.id === inWork || !folded.has(section.id)
          const settled = section.items.filter(({ id }) => isSettled(entryOf(content, id))).length
          const lost = section.items.reduce((sum, item) => sum + lossOf(item, entryOf(content, item.id)), 0)
          return (
            <section key={section.id} aria-label={section.title}>
              <h2 className={css.section}>
                <button
                  type="button"
                  className={css.sectionButton}
                  aria-expanded={open}
                  onClick={() => fold(section.id)}
                >
                  {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
                  <span className={css.sectionTitle}>
                    {section.id}　{section.title}
                  </span>
                  <span className={css.sectionFacts}>
                    {section.maxPoints > 0 && `${section.maxPoints} 分　`}
                    {lost > 0 && `−${formatHundredths(lost)}　`}
                    {settled}/{section.items.length}
                  </span>
                </button>
              </h2>
              {open && (
                <ol className={css.items}>
                  {section.items.map((item) => {
                    const entry = entryOf(content, item.id)
                    return (
                      <li key={item.id} data-item={item.id} className={item.id === itemId ? css.now : css.item}>
                        <ItemLine item={item} entry={entry} isNow={item.id === itemId} onChoose={onChoose} />
                        {under(item, entry)}
                      </li>
                    )
                  })}
                </ol>
              )}
            </section>
          )
        })}
      </div>
    </div>
  )
}

const lossOf = (item: RubricItem, entry: SheetEntry): number =>
  item.kind === 'deduct' && !entry.notApplicable ? itemLoss(item, entry.occurrences.length) : 0

const SIGNS = {
  open: { look: 'open', shape: '○', word: '未评' },
  without: { look: 'done', shape: '✓', word: '已评' },
  noted: { look: 'noted', shape: '▲', word: '有问题' },
  notApplicable: { look: 'open', shape: '—', word: '不适用' },
} as const

function signOf(entry: SheetEntry): keyof typeof SIGNS {
  if (entry.notApplicable) return 'notApplicable'
  if (entry.occurrences.length > 0) return 'noted'
  return entry.settled ? 'without' : 'open'
}

interface ItemLineProps {
  item: RubricItem
  entry: SheetEntry
  isNow: boolean
  onChoose: (itemId: string) => void
}

const ItemLine = memo(function ItemLine({ item, entry, isNow, onChoose }: ItemLineProps) {
  const stand = standWords(item, entry)
  const pages = entry.occurrences.flatMap(placesOf).map(placeWords).filter(Boolean)
  const sign = SIGNS[signOf(entry)]
  const worth = item.kind === 'veto' ? '否决' : item.kind === 'bonus' ? '加分' : `${hundredths(item.points) / 100} 分`
  return (
    <button
      type="button"
      className={css.line}
      data-line={item.id}
      aria-current={isNow ? 'step' : undefined}
      onClick={() => onChoose(item.id)}
    >
      <span className={css[sign.look]}>
        <span aria-hidden="true">{sign.shape}</span>
        <span className="said">{sign.word}</span>
      </span>
      <span className={css.itemId}>{item.id}</span>
      <span className={isNow ? css.textWhole : css.text}>{item.text}</span>
      <span className={item.kind === 'veto' || entry.veto !== 'none' ? css.standVeto : css.stand}>
        {stand === '' ? worth : stand}
        {!isNow && pages.length > 0 && <span className={css.pages}>{pages.join('、')}</span>}
      </span>
    </button>
  )
})
