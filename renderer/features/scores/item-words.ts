import { itemLoss } from '../../../shared/domain/rubrics/scoring.ts'
import type { RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import type { SheetEntry } from '../../../shared/domain/rubrics/score-sheet.ts'
import { formatHundredths } from '../../lib/format.ts'

const points = (value: number | undefined): string => String(value ?? 0)

/** How an item costs or gives points, as a reviewer would say it. */
export function ruleWords({ kind, points: worth, deduct }: RubricItem): string {
  if (kind === 'veto') return '否决项：成立即否决全卷'
  if (kind === 'bonus') return `加分项：最多加 ${points(worth)} 分`
  if (deduct?.mode === 'perOccurrence')
    return `${points(worth)} 分，每处扣 ${points(deduct.amount)} 分，最多扣 ${points(deduct.cap)} 分`
  return `${points(worth)} 分，有问题即扣 ${points(deduct?.amount)} 分`
}

/** What an item stands at, short: −2 ×3, 拟否决, 不适用, +1. */
export function standWords(item: RubricItem, entry: SheetEntry): string {
  if (entry.notApplicable) return '不适用'
  if (entry.veto !== 'none') return entry.veto === 'confirmed' ? '否决' : '拟否决'
  if (item.kind === 'bonus') return entry.bonusHundredths > 0 ? `+${formatHundredths(entry.bonusHundredths)}` : ''
  const count = entry.occurrences.length
  if (count === 0) return ''
  const loss = itemLoss(item, count) / 100
  return `−${loss}${count > 1 ? ` ×${count}` : ''}`
}
