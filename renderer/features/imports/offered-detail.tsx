import { Alert, Skeleton, Tabs } from 'antd'
import type { FilePreview } from '../../../shared/domain/import/file-preview.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useQuery } from '../../lib/query.ts'
import { BundlePreview } from './bundle-preview.tsx'
import { ColumnMeanings } from './column-meanings.tsx'
import css from './imports.module.css'
import { decide, isBusy, type OfferedFile } from './offered-files.ts'
import { RecordPreview } from './record-preview.tsx'
import { SourceLines } from './source-lines.tsx'
import { TableChoices } from './table-choices.tsx'

/** How a file would be read: what was detected, what a person decided, what comes of it. */
export function OfferedDetail({ file }: { file: OfferedFile }) {
  const { path, choices } = file
  const { data, error, isFetching } = useQuery('imports.preview', { path, ...choices }, { keepPrevious: true })
  if (error && !data) return <ErrorNote error={error} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} className={css.padded} />
  return (
    <section className={css.detail} aria-label={`预览 ${file.name}`} aria-busy={isFetching}>
      <ErrorNote error={error} />
      {data.problems.map(({ message, severity, code, field }) => (
        <Alert
          key={`${code}${field}`}
          type={severity === 'block' ? 'error' : 'warning'}
          showIcon
          role="alert"
          title={message}
        />
      ))}
      {data.bundle && <BundlePreview bundle={data.bundle} />}
      {data.kind === 'table' && (data.table !== null || data.encoding !== null) && <Table file={file} preview={data} />}
    </section>
  )
}

function Table({ file, preview }: { file: OfferedFile; preview: FilePreview }) {
  const { choices, path } = file
  const { table } = preview
  const fixed = isBusy(file) || file.state === 'read'
  return (
    <fieldset className={css.fields} disabled={fixed} aria-label="怎样读入">
      <TableChoices choices={choices} preview={preview} disabled={fixed} onDecide={(next) => decide(path, next)} />
      {table && (
        <Tabs
          size="small"
          defaultActiveKey={table.table === null ? 'source' : 'columns'}
          items={[
            {
              key: 'columns',
              label: `各列的含义 ${table.columns.length}`,
              disabled: table.table === null,
              children: (
                <ColumnMeanings
                  table={table}
                  choices={choices}
                  disabled={fixed}
                  onDecide={(next) => decide(path, next)}
                />
              ),
            },
            {
              key: 'records',
              label: `读出的样子 ${table.records.length}`,
              disabled: table.table === null,
              children: <RecordPreview table={table} />,
            },
            {
              key: 'source',
              label: '原表（选表头）',
              children: (
                <SourceLines
                  table={table}
                  disabled={fixed}
                  onChoose={(headingLine) => decide(path, { ...choices, headingLine })}
                />
              ),
            },
          ]}
        />
      )}
    </fieldset>
  )
}
