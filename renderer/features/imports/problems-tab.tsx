import { ExportOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { PROBLEM_CODES } from '../../../shared/domain/import/problem-codes.ts'
import { Choice } from '../../components/choice.tsx'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { call } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useDataVersion, useQuery, useTask } from '../../lib/query.ts'
import { type Batch, type Problem, problemTitle, SEVERITY_WORDS, wordOfField } from './import-words.ts'
import css from './imports.module.css'
import { ProblemFix } from './problem-fix.tsx'
import type { RecordPlace } from './record-drawer.tsx'

interface Filter {
  severity?: 'block' | 'warn'
  code?: string
  field?: string | null
}
type Block = { offset: number; limit: number; sort: { column: string; descending: boolean } | null }

/** All problems of a batch; a cell is put right below the list, and judged again at once. */
export function ProblemsTab({ batch, onRecord }: { batch: Batch; onRecord: (place: RecordPlace) => void }) {
  const { batchId } = batch
  const [filter, setFilter] = useState<Filter>({})
  const [chosen, setChosen] = useState<Problem>()
  const version = useDataVersion('imports')
  const notice = useNotice()
  const load = useMemo(
    () =>
      ({ offset, limit, sort }: Block) =>
        call('imports.problems', {
          batchId,
          ...filter,
          offset,
          limit,
          ...(sort ? { sort: sort.column as 'line', descending: sort.descending } : {}),
        }),
    [batchId, filter],
  )
  const { kind, sheets } = batch
  const columns = useMemo(() => columnsOf(kind, sheets.length), [kind, sheets.length])
  /** Goes on to the next problem of the list, so that many are put right without leaving the keyboard. */
  const next = async ({ seq }: Problem): Promise<void> => {
    try {
      const { rows } = await call('imports.problems', { batchId, ...filter, after: seq, limit: 1 })
      setChosen(rows[0])
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <div className={css.tab}>
      <Filters batch={batch} filter={filter} onFilter={setFilter} />
      <DataGrid
        id={`imports.problems.${batch.kind}`}
        label="问题"
        columns={columns}
        load={load}
        reloadKey={[batchId, filter]}
        version={version}
        rowId={({ seq }) => String(seq)}
        selection="one"
        onSelect={([problem]) => setChosen(problem)}
        onOpen={(problem) => {
          setChosen(problem)
          if (problem.place && (problem.place.column === null || batch.state !== 'ready')) onRecord(problem.place)
        }}
        emptyText={Object.keys(filter).length > 0 ? '没有符合条件的问题。' : '没有问题。可以入库。'}
      />
      {chosen && (
        <ProblemFix
          key={chosen.seq}
          batch={batch}
          problem={chosen}
          onRecord={onRecord}
          onChange={setChosen}
          onNext={() => void next(chosen)}
        />
      )}
    </div>
  )
}

function columnsOf(kind: Batch['kind'], sheets: number): GridColumn<Problem>[] {
  const table: GridColumn<Problem>[] = [
    {
      id: 'sheet',
      title: '工作表',
      width: 120,
      hidden: sheets < 2,
      text: ({ sheet }) => sheet ?? '',
    },
    {
      id: 'line',
      title: '行',
      width: 72,
      align: 'right',
      sortable: true,
      text: ({ line, row }) => String(line ?? row ?? ''),
    },
    {
      id: 'field',
      title: '列',
      width: 160,
      sortable: true,
      text: ({ column, field }) => column ?? wordOfField(field),
    },
    { id: 'value', title: '原值', width: 170, sortable: true, text: ({ value }) => value ?? '' },
  ]
  const bundle: GridColumn<Problem>[] = [
    { id: 'field', title: '文件', width: 260, sortable: true, text: ({ field }) => field ?? '' },
  ]
  return [
    {
      id: 'severity',
      title: '轻重',
      width: 84,
      sortable: true,
      text: ({ severity }) => SEVERITY_WORDS[severity],
      render: ({ severity, place }) => (
        <StateTag tone={severity === 'block' ? 'red' : 'amber'}>
          {place?.excluded ? '已排除' : SEVERITY_WORDS[severity]}
        </StateTag>
      ),
    },
    ...(kind === 'bundle' ? bundle : table),
    {
      id: 'code',
      title: '问题',
      grow: 1,
      link: true,
      sortable: true,
      // line, column and value of a table have columns of their own
      text: ({ code, message }) => (kind === 'table' ? (PROBLEM_CODES[code]?.says ?? message) : message),
    },
  ]
}

/** Filters with the number behind each choice; the list goes out as CSV as it is filtered. */
function Filters({ batch, filter, onFilter }: { batch: Batch; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { data } = useQuery('imports.problemKinds', { batchId: batch.batchId }, { keepPrevious: true })
  const kinds = data?.kinds ?? []
  const table = batch.sheets[0]?.table
  const add = <K extends string>(keyOf: (kind: (typeof kinds)[number]) => K): Map<K, number> => {
    const sums = new Map<K, number>()
    for (const kind of kinds) sums.set(keyOf(kind), (sums.get(keyOf(kind)) ?? 0) + kind.count)
    return sums
  }
  const set = (part: { [K in keyof Filter]: Filter[K] | undefined }): void => {
    const next = { ...filter, ...part }
    onFilter(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)))
  }
  const fieldKey = (field: string | null): string => field ?? ''
  return (
    <div className={css.filters}>
      <label>
        轻重{' '}
        <Choice
          label="轻重"
          allowClear
          placeholder="全部"
          className={css.short}
          value={filter.severity ?? null}
          onChange={(severity) => set({ severity: severity ?? undefined })}
          options={[...add(({ severity }) => severity)].map(([value, count]) => ({
            value,
            label: `${SEVERITY_WORDS[value]} ${formatCount(count)}`,
          }))}
        />
      </label>
      <label>
        问题{' '}
        <Choice
          label="问题"
          allowClear
          placeholder="全部"
          className={css.middle}
          value={filter.code ?? null}
          onChange={(code) => set({ code: code ?? undefined })}
          options={[...add(({ code }) => code)].map(([value, count]) => ({
            value,
            label: `${problemTitle(value)} ${formatCount(count)}`,
          }))}
        />
      </label>
      {batch.kind === 'table' && (
        <label>
          事实项{' '}
          <Choice
            label="事实项"
            allowClear
            placeholder="全部"
            className={css.middle}
            value={filter.field === undefined ? null : fieldKey(filter.field)}
            onChange={(key) => set({ field: key === null || key === undefined ? undefined : key === '' ? null : key })}
            options={[...add(({ field }) => fieldKey(field))].map(([value, count]) => ({
              value,
              label: `${wordOfField(value === '' ? null : value, table)} ${formatCount(count)}`,
            }))}
          />
        </label>
      )}
      <ExportProblems batch={batch} filter={filter} />
    </div>
  )
}

function ExportProblems({ batch, filter }: { batch: Batch; filter: Filter }) {
  const saveAs = useCommand('shell.saveAs')
  const task = useTask('imports.exportProblems')
  const notice = useNotice()
  const run = async (): Promise<void> => {
    try {
      const name = `${batch.sourceName.replace(/\.[^.]*$/, '')}-问题清单.csv`
      const filters = [{ name: 'CSV', extensions: ['csv'] }]
      const { path } = await saveAs.run({ title: '导出问题清单', name, filters })
      if (path === null) return
      const input = { batchId: batch.batchId, file: path, ...filter }
      const { problems } = await task.run(input, { label: '导出问题清单' })
      notice.done(`已导出 ${problems} 个问题。`)
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <Button className={css.end} icon={<ExportOutlined aria-hidden />} loading={task.running} onClick={() => void run()}>
      导出问题清单
    </Button>
  )
}
