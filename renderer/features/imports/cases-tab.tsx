import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { SplitPane } from '../../components/split-pane.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { call } from '../../lib/client.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useDataVersion } from '../../lib/query.ts'
import { CaseDocuments } from './case-documents.tsx'
import { type Batch, COUNTED_WORDS, type Counted, FATE_WORDS, type StagedCase } from './import-words.ts'
import css from './imports.module.css'

const COLUMNS: GridColumn<StagedCase>[] = [
  { id: 'name', title: '案卷文件夹', width: 100, grow: 1, link: true, text: ({ name }) => name },
  {
    id: 'documents',
    title: '文书',
    width: 58,
    align: 'right',
    wideOnly: true,
    text: ({ documents }) => String(documents.length),
  },
  {
    id: 'gaps',
    title: '缺件 / 多件',
    width: 96,
    text: ({ missing, extra }) => `${missing.length} / ${extra.length}`,
    render: ({ missing, extra }) =>
      missing.length + extra.length > 0 && <StateTag tone="amber">{`${missing.length} / ${extra.length}`}</StateTag>,
  },
  {
    id: 'fate',
    title: '去向',
    width: 128,
    text: (row) => whereTo(row),
    render: (row) => (
      <StateTag tone={row.excluded ? 'grey' : row.fate === 'refused' ? 'red' : 'green'}>{whereTo(row)}</StateTag>
    ),
  },
  { id: 'number', title: '文号', width: 180, hidden: true, text: ({ number }) => number ?? '' },
  { id: 'caseKey', title: '归入的案卷', width: 260, hidden: true, text: ({ caseKey }) => caseKey ?? '' },
]

const whereTo = ({ excluded, fate }: StagedCase): string =>
  excluded ? '已排除' : fate === 'update' ? '补入已有案卷' : FATE_WORDS[fate]

/** The cases of a bundle behind one number: the list left, the documents of the chosen case right. */
export function CasesTab({ batch, counted }: { batch: Batch; counted: Counted }) {
  const { batchId, state } = batch
  // While a batch is being put right, nothing but its own changes may read its documents anew.
  const version = useDataVersion('imports', ...(state === 'committed' ? (['texts'] as const) : []))
  const [chosen, setChosen] = useState<StagedCase[]>([])
  const exclude = useCommand('imports.excludeCases')
  const notice = useNotice()
  const load = useMemo(
    () =>
      ({ offset, limit }: { offset: number; limit: number }) =>
        call('imports.cases', { batchId, counted, offset, limit }),
    [batchId, counted],
  )
  const [first] = chosen
  const change = async (excluded: boolean): Promise<void> => {
    try {
      const positions = chosen.map(({ position }) => position)
      await exclude.run({ batchId, positions, excluded })
      notice.done(excluded ? `已排除 ${positions.length} 件案卷。` : `已重新列入 ${positions.length} 件案卷。`)
      setChosen([])
    } catch (error) {
      notice.fail(error)
    }
  }
  const out = chosen.length > 0 && chosen.every(({ excluded }) => excluded)
  return (
    <div className={css.tab}>
      <SplitPane
        id="imports.cases"
        label="案卷与文书之间的分隔"
        initial={45}
        left={
          <div className={css.tab}>
            <DataGrid
              id="imports.cases"
              label={`${COUNTED_WORDS[counted]}的案卷`}
              columns={COLUMNS}
              load={load}
              reloadKey={[batchId, counted]}
              version={version}
              rowId={({ position }) => String(position)}
              selection="many"
              onSelect={setChosen}
              onOpen={(row) => setChosen([row])}
              emptyText={`没有${COUNTED_WORDS[counted]}的案卷。`}
              foot={
                state === 'ready' && (
                  <Button
                    size="small"
                    disabled={chosen.length === 0}
                    loading={exclude.running}
                    onClick={() => void change(!out)}
                  >
                    {out ? '重新列入' : '排除所选'} {chosen.length || ''}
                  </Button>
                )
              }
            />
          </div>
        }
        right={
          first ? (
            <CaseDocuments key={`${first.position}-${version}`} batch={batch} chosen={first} />
          ) : (
            <p className={css.padded}>选择左边的案卷，查看卷内文书的次序和种类。</p>
          )
        }
      />
    </div>
  )
}
