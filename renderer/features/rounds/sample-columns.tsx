import { caseKeyParts, stratumInWords } from '../../../shared/domain/act-words.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { GridColumn } from '../../components/data-grid/data-grid.tsx'
import { StateTag } from '../../components/state-tag.tsx'

export type SampleItem = Result<'samples.list'>['items'][number]

export const ORIGIN_WORDS: Record<SampleItem['origin'], string> = {
  random: '随机',
  certainty: '必然抽中',
  mandatory: '必查',
  nominated: '自荐',
  replacement: '替换',
}

/** What has become of a drawn file, in words. */
export function availability({ unavailable, excuse, reason, history }: SampleItem): string {
  if (unavailable === 'unavailable') return `不能提供，按最差计：${reason ?? ''}`
  if (unavailable === 'excused') return `${excuse ?? ''}，已替换：${reason ?? ''}`
  return history.length > 0 ? '已找到，照常评查' : ''
}

const tone = ({ unavailable, history }: SampleItem): 'red' | 'grey' | 'green' | undefined => {
  if (unavailable === 'unavailable') return 'red'
  if (unavailable === 'excused') return 'grey'
  return history.length > 0 ? 'green' : undefined
}

/** Columns of a sample: which case, how it came in, its ticket, and what became of the file. */
export const SAMPLE_COLUMNS: GridColumn<SampleItem>[] = [
  { id: 'position', title: '次序', width: 64, align: 'right', text: ({ position }) => String(position) },
  { id: 'number', title: '文号', width: 190, link: true, text: ({ caseKey }) => caseKeyParts(caseKey).number },
  { id: 'agency', title: '执法机关', grow: 1, width: 180, text: ({ agency }) => agency },
  { id: 'kind', title: '类型', width: 90, text: ({ caseKey }) => caseKeyParts(caseKey).kind },
  { id: 'stratum', title: '层', width: 140, hidden: true, text: ({ stratum }) => stratumInWords(stratum) },
  { id: 'origin', title: '来源', width: 76, text: ({ origin }) => ORIGIN_WORDS[origin] },
  { id: 'draw', title: '第几次', width: 76, hidden: true, text: ({ drawNumber }) => String(drawNumber) },
  {
    id: 'ticket',
    title: '抽签号',
    width: 170,
    grow: 1,
    wideOnly: true,
    text: ({ ticket }) => (ticket === '' ? '不经抽签' : ticket),
  },
  {
    id: 'availability',
    title: '能否提供',
    width: 190,
    text: availability,
    render: (item) => {
      const colour = tone(item)
      return colour && <StateTag tone={colour}>{availability(item)}</StateTag>
    },
  },
  {
    id: 'changed',
    title: '冻结后变动',
    width: 110,
    text: ({ changedSince }) => (changedSince ? '案卷有更新' : ''),
    render: ({ changedSince }) => changedSince && <StateTag tone="amber">有更新</StateTag>,
  },
]
