import { Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import {
  type AgencyTraining,
  coverageText,
  NOT_REPORTED,
  TRAINING_COLUMNS,
} from '../../../../shared/domain/staff/staff-columns.ts'
import type { StaffGroup } from '../../../../shared/domain/staff/staff-group.ts'
import { DataGrid, type GridArrangement, type GridColumn } from '../../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { StateTag } from '../../../components/state-tag.tsx'
import { listAddress } from '../../../lib/address-filter.ts'
import { call } from '../../../lib/client.ts'
import { formatCount } from '../../../lib/format.ts'
import { useDataVersion, useQuery } from '../../../lib/query.ts'
import { AgencyFigures } from './agency-figures.tsx'
import { peopleAddress } from './people-address.ts'
import css from './staff.module.css'

type Group = StaffGroup['group']
/** The officers behind the figures of a column. */
const GROUPS: Readonly<Record<string, Group>> = {
  inPost: 'inPost',
  trained: 'trained',
  missing: 'untrained',
  short: 'short',
}

/** What the year comes to: the rate with its base, who reported nothing, which streets were trained too little. */
export function TrainingSummary({ year }: { year: number }) {
  const { data, error } = useQuery('staff.training', { year, limit: 1 }, { keepPrevious: true })
  if (!data) return <ErrorNote error={error} />
  const { whole, day, notReported, streetsLacking, yearlyStreetTrainings, unassigned } = data
  return (
    <span role="status">
      截至 {day}，
      {whole.inPost === 0
        ? '还没有机关报送培训'
        : `参训覆盖率 ${coverageText(whole.trained, whole.inPost)}（${formatCount(whole.trained)}/${formatCount(whole.inPost)}，已报送的机关）`}{' '}
      {notReported > 0 && (
        <StateTag tone="amber">
          {formatCount(notReported)} 个机关{NOT_REPORTED}
        </StateTag>
      )}{' '}
      {streetsLacking > 0 && (
        <StateTag tone="red">
          {formatCount(streetsLacking)} 个街道、乡镇培训少于 {yearlyStreetTrainings} 次
        </StateTag>
      )}{' '}
      {unassigned > 0 && (
        <Link to={listAddress('/catalogues', { kind: 'training' })} title="在培训记录的“需要核对的”里列出">
          <StateTag tone="amber">{formatCount(unassigned)} 条培训记录计不到人</StateTag>
        </Link>
      )}
    </span>
  )
}

/** 培训: every agency with its officers in post, how many of them were trained, who is missing, trainings and hours. */
export function TrainingView({ year, onArranged }: { year: number; onArranged: (shown: GridArrangement) => void }) {
  const navigate = useNavigate()
  const version = useDataVersion('catalogues', 'agencies', 'settings')
  const [opened, setOpened] = useState<AgencyTraining>()
  const columns = useMemo(
    () => columnsOf((agency, group) => void navigate(peopleAddress({ year, agency, group }))),
    [navigate, year],
  )
  return (
    <>
      <DataGrid<AgencyTraining>
        id="staff.training"
        label="各机关培训情况"
        columns={columns}
        rowId={({ agency }) => agency}
        reloadKey={[year]}
        version={version}
        initialSort={{ column: 'coverage', descending: false }}
        load={({ offset, limit, sort }) =>
          call('staff.training', {
            year,
            offset,
            limit,
            ...(sort ? { sort: sort.column, descending: sort.descending } : {}),
          })
        }
        onOpen={setOpened}
        onArranged={onArranged}
        emptyText="还没有执法机关和执法人员。导入机关名录、人员名录和培训记录后，培训情况列在这里。"
      />
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        size={560}
        destroyOnHidden
        title={opened?.agency}
        closable={{ 'aria-label': '关闭' }}
      >
        {opened && <AgencyFigures training={opened} year={year} />}
      </Drawer>
    </>
  )
}

function columnsOf(onPeople: (agency: string, group: Group) => void): GridColumn<AgencyTraining>[] {
  return TRAINING_COLUMNS.map(({ id, title, width, text, figure }) => {
    const column: GridColumn<AgencyTraining> = { id, title, width, sortable: true, text }
    const group = GROUPS[id]
    if (id === 'agency') return { ...column, grow: 1, link: true }
    if (id === 'kind') return { ...column, wideOnly: true }
    if (id === 'coverage') return { ...column, render: (row) => <Coverage training={row} text={text(row)} /> }
    if (id === 'events') return { ...column, render: (row) => <Events training={row} text={text(row)} /> }
    if (group === undefined) return { ...column, align: 'right' }
    return {
      ...column,
      ...(figure ? { align: 'right' as const } : { grow: 1 }),
      render: (row) =>
        text(row) === '' || text(row) === '0' ? (
          text(row)
        ) : (
          // the row opens by keyboard, with the same figures
          <button type="button" tabIndex={-1} className={css.link} onClick={() => onPeople(row.agency, group)}>
            {text(row)}
          </button>
        ),
    }
  })
}

function Coverage({ training: { trained, inPost }, text }: { training: AgencyTraining; text: string }) {
  if (inPost === 0) return <span className={css.second}>{text}</span>
  if (trained === null) return <StateTag tone="amber">{text}</StateTag>
  return trained === inPost ? <StateTag tone="green">{text}</StateTag> : text
}

function Events({ training: { events, lacking, kind, inPost }, text }: { training: AgencyTraining; text: string }) {
  if (lacking > 0) return <StateTag tone="red">{text}</StateTag>
  if (events !== null) return text
  return kind === 'street' || inPost > 0 ? (
    <StateTag tone="amber">{text}</StateTag>
  ) : (
    <span className={css.second}>{text}</span>
  )
}
