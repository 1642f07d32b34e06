import { useMemo, useRef, useState } from 'react'
import type { MarkedRegion, Position, ViewedDocument } from '../../components/document-viewer/document-viewer.tsx'
import { itemsOf, type Rubric, type RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import type { Place } from '../../../shared/domain/rubrics/score-sheet.ts'
import * as sheet from '../../../shared/domain/rubrics/sheet-edit.ts'
import type { SheetEditor } from './use-sheet-editor.ts'

/** Points by which one key press changes a bonus, in hundredths. */
const BONUS_STEP = 50

/** Everything a reviewer does on a sheet: which item is in work, what is looked at, and each deed as a function. */
export function useSheetWork(input: {
  rubric: Rubric
  documents: readonly ViewedDocument[]
  editor: SheetEditor
  firstItem: string | null
  /** Gives the keys back to the sheet after a field was left. */
  focusSheet: () => void
}) {
  const { rubric, documents, editor, firstItem, focusSheet } = input
  const items = useMemo(() => itemsOf(rubric), [rubric])
  const [itemId, setItemId] = useState(
    () =>
      items.find(({ id }) => id === firstItem)?.id ??
      sheet.nextOpenItem(rubric, editor.content, '') ??
      items[0]?.id ??
      '',
  )
  const [position, setPosition] = useState<Position | null>(null)
  const [region, setRegion] = useState<MarkedRegion | null>(null)
  const [chosenProblem, chooseProblem] = useState<string | null>(null)
  const [typing, setTyping] = useState<string | null>(null)
  const [askingReason, setAskingReason] = useState(false)
  /** Why the last key did nothing, beside the item. */
  const [refusal, setRefusal] = useState<string | null>(null)
  const looked = useRef({ itemId: '', next: 0 })
  const { content, edit } = editor
  const item = items.find(({ id }) => id === itemId) ?? items[0]
  const entry = sheet.entryOf(content, itemId)

  const choose = (id: string | null | undefined): void => {
    if (id === null || id === undefined) return
    setItemId(id)
    setTyping(null)
    setRefusal(null)
    setAskingReason(false)
    chooseProblem(null)
  }
  const endTyping = (): void => {
    setTyping(null)
    chooseProblem(null)
    setAskingReason(false)
    focusSheet()
  }
  const here = (): Place => {
    const documentId = region?.documentId ?? position?.documentId ?? documents[0]?.id
    const document = documents.find(({ id }) => id === documentId)
    if (!document) return sheet.NOWHERE
    const page = region?.page ?? position?.page ?? 1
    return { sha256: document.sha256, documentName: document.title, page, region: region?.region ?? null }
  }
  const addProblem = (to: RubricItem, place: Place): void => {
    const id = crypto.randomUUID()
    edit((known) => sheet.addOccurrence(known, to, { id, place, note: '', further: [] }))
    chooseProblem(id)
    setTyping(id)
  }
  /** The problem in hand: the chosen one, else the last. */
  const inHand = entry.occurrences.find(({ id }) => id === chosenProblem) ?? entry.occurrences.at(-1)
  const citeFor = (to: RubricItem, problem: string): void => {
    const place = here()
    edit((known) => sheet.cite(known, to.id, problem, place))
    setRegion(null)
  }
  const step = (by: 1 | -1): void => choose(items[items.findIndex(({ id }) => id === itemId) + by]?.id)
  const bonus = (to: RubricItem, by: number): void =>
    edit((known) => sheet.setBonus(known, to, entry.bonusHundredths + by))

  const run = {
    next: () => step(1),
    previous: () => step(-1),
    settle() {
      edit((known) => (sheet.isSettled(sheet.entryOf(known, itemId)) ? known : sheet.settle(known, itemId)))
      choose(sheet.nextOpenItem(rubric, sheet.settle(content, itemId), itemId))
    },
    add() {
      if (!item) return
      if (item.kind === 'bonus') bonus(item, BONUS_STEP)
      else addProblem(item, sheet.NOWHERE)
    },
    remove() {
      if (!item) return
      if (item.kind === 'bonus') bonus(item, -BONUS_STEP)
      else if (inHand) edit((known) => sheet.removeOccurrence(known, item, inHand.id))
    },
    cite() {
      if (!item) return
      if (item.kind === 'bonus') return setRefusal('加分项不记问题，不用引用。')
      const unplaced = entry.occurrences.find(({ place }) => place.sha256 === null)
      if (unplaced) citeFor(item, unplaced.id)
      else {
        addProblem(item, here())
        setRegion(null)
      }
    },
    citeMore() {
      if (item && inHand) citeFor(item, inHand.id)
      else setRefusal('本项还没有问题，先用 C 或 + 记一处。')
    },
    notApplicable() {
      if (!item?.naAllowed) return setRefusal('评查标准不允许这一项不适用。')
      setAskingReason(true)
    },
    veto() {
      if (item?.kind !== 'veto') return setRefusal('这一项不是否决项，用 + 记问题。')
      if (entry.veto !== 'none') edit((known) => sheet.clearItem(known, item.id))
      else {
        addProblem(item, here())
        setRegion(null)
      }
    },
    clear: () => edit((known) => sheet.clearItem(known, itemId)),
    look() {
      const wanted = documents.filter(({ kind }) => kind !== null && item?.evidence.includes(kind))
      if (looked.current.itemId !== itemId) looked.current = { itemId, next: 0 }
      const document = wanted[looked.current.next % Math.max(1, wanted.length)]
      looked.current.next += 1
      if (document) setPosition({ documentId: document.id, page: 1 })
      else setRefusal('卷内没有本项应看的文书。')
    },
  }
  // A key that did something takes the refusal of the one before away.
  const runOne = (command: keyof typeof run): void => {
    setRefusal(null)
    run[command]()
  }
  return {
    items,
    item,
    itemId,
    entry,
    documents,
    position,
    setPosition,
    region,
    setRegion,
    chosenProblem,
    chooseProblem,
    typing,
    askingReason,
    refusal,
    choose,
    endTyping,
    citeFor,
    run: runOne,
    openDocument: (documentId: string) => setPosition({ documentId, page: 1 }),
    showPlace: ({ sha256, page }: Place): void => {
      const document = documents.find((one) => one.sha256 === sha256)
      if (document) setPosition({ documentId: document.id, page: page ?? 1 })
    },
    setNote: (id: string, problem: string, note: string) =>
      edit((known) => sheet.setNote(known, id, problem, note), `note ${problem}`),
    removeProblem: (to: RubricItem, problem: string) => edit((known) => sheet.removeOccurrence(known, to, problem)),
    removePlace: (id: string, problem: string, index: number) =>
      edit((known) => sheet.removePlace(known, id, problem, index)),
    giveReason: (reason: string): void => {
      edit((known) => sheet.setNotApplicable(known, itemId, reason))
      endTyping()
    },
  }
}
export type SheetWork = ReturnType<typeof useSheetWork>
