import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { writtenFact } from '../../../shared/domain/catalogues/catalogue.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { type RecordDetail, RecordState } from './catalogue-words.tsx'
import css from './catalogues.module.css'
import { ChangeDialog } from './change-dialog.tsx'
import { ItemRecord } from './item-record.tsx'
import { RecordForm } from './record-form.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordInspections } from './record-inspections.tsx'
import { RecordUses } from './record-uses.tsx'
import { TrainingHours } from './training-hours.tsx'
import { ReplaceAgencies } from './replace-agencies.tsx'

interface Props {
  id: number | undefined
  today: string
  onClose: () => void
  onOpen: (id: number) => void
}

/** A whole record: what it says, what was recorded of it, who uses it, where it came from. */
export function RecordDrawer({ id, today, onClose, onOpen }: Props) {
  const { data, error } = useQuery('catalogues.get', { id: id ?? 0 }, { enabled: id !== undefined })
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={720}
      destroyOnHidden
      title={data?.name ?? '记录'}
      closable={{ 'aria-label': '关闭' }}
      extra={data && <Actions record={data} today={today} onRemoved={onClose} />}
    >
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active />}
      {data && <Whole record={data} today={today} onOpen={onOpen} />}
    </Drawer>
  )
}

function Whole({ record, today, onOpen }: { record: RecordDetail; today: string; onOpen: (id: number) => void }) {
  const catalogue = CATALOGUES[record.catalogue]
  const named = new Map(record.names.map((one) => [`${one.field} ${one.name}`, one.id]))
  return (
    <div className={css.stack}>
      <div className={css.states}>
        <RecordState kind={record.catalogue} record={record} today={today} />
        {record.checks.map(({ code, says }) => (
          <StateTag key={code} tone="amber">
            {says}
          </StateTag>
        ))}
      </div>
      <dl className={css.facts}>
        {Object.keys(catalogue.columns).map((field) => {
          const fact = record.facts[field]
          if (fact === undefined) return null
          const target = named.get(`${field} ${fact}`)
          return (
            <div key={field}>
              <dt>{catalogue.columns[field]?.label}</dt>
              <dd>
                {target === undefined ? (
                  writtenFact(catalogue, field, fact)
                ) : (
                  <Button type="link" size="small" className={css.inline} onClick={() => onOpen(target)}>
                    {fact}
                  </Button>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {record.catalogue === 'item' && <ItemRecord id={record.id} today={today} />}
      <TrainingHours hours={record.hours} />
      <RecordInspections inspections={record.inspections} />
      <RecordUses record={record} onOpen={onOpen} />
      <RecordHistory record={record} onOpen={onOpen} />
    </div>
  )
}

function Actions({ record, today, onRemoved }: { record: RecordDetail; today: string; onRemoved: () => void }) {
  const [open, setOpen] = useState<'edit' | 'change' | 'replace'>()
  const remove = useCommand('catalogues.remove')
  const notice = useNotice()
  const confirm = useConfirm()
  const { changes, label } = CATALOGUES[record.catalogue]
  const close = (): void => setOpen(undefined)
  const drop = async (): Promise<void> => {
    const sure = await confirm({
      title: `删除${label}“${record.name}”`,
      content: '连同历次改动和登记的变动一起删除，不能恢复。需要时可以重新导入或者新增。',
      okText: '删除记录',
      danger: true,
    })
    if (!sure) return
    try {
      await remove.run({ id: record.id })
      notice.done('已删除。')
      onRemoved()
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <div className={css.actions}>
      {Object.keys(changes).length > 0 && (
        <Button size="small" onClick={() => setOpen('change')}>
          登记变动
        </Button>
      )}
      {record.catalogue === 'agency' && (
        <Button size="small" onClick={() => setOpen('replace')}>
          更名、并入
        </Button>
      )}
      <Button size="small" onClick={() => setOpen('edit')}>
        修改
      </Button>
      <Button size="small" danger loading={remove.running} onClick={() => void drop()}>
        删除
      </Button>
      {open === 'edit' && <RecordForm kind={record.catalogue} record={record} onClose={close} onSaved={close} />}
      {open === 'change' && <ChangeDialog record={record} today={today} onClose={close} />}
      {open === 'replace' && <ReplaceAgencies agencies={[record]} today={today} onClose={close} />}
    </div>
  )
}
