import { Button, InputNumber, Modal } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { designInWords } from '../../../shared/domain/sampling/draw-record.ts'
import { extensionDesign } from '../../../shared/domain/sampling/extension.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useTask } from '../../lib/query.ts'
import guide from './guide/guide.module.css'
import type { Round } from './round-state.tsx'
import css from './rounds.module.css'
import { seedFault, SeedFields } from './seed-fields.tsx'

/** More cases from what is left, by new digits; here or on the large screen. */
export function ExtendDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const id = useId()
  const [size, setSize] = useState(5)
  const [draft, setDraft] = useState({ seed: '', thrownBy: '', place: '' })
  const task = useTask('samples.extend')
  const notice = useNotice()
  const navigate = useNavigate()
  const fault = seedFault(draft)
  const design = round.frame?.design

  const run = async (): Promise<void> => {
    try {
      const { drawn } = await task.run({ roundId: round.id, size, ...draft }, { label: '追加抽样' })
      notice.done(`追加抽中 ${formatCount(drawn)} 件。`)
      onClose()
    } catch {
      // Shown by ErrorNote.
    }
  }
  return (
    <Modal
      open
      title="追加抽样"
      width={620}
      okText="追加抽样"
      cancelText="取消"
      okButtonProps={{ disabled: fault !== undefined, danger: true }}
      confirmLoading={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className={guide.field}>
        <label htmlFor={`${id}size`}>再抽几件</label>
        <InputNumber
          controls={false}
          id={`${id}size`}
          min={1}
          precision={0}
          value={size}
          onChange={(value) => setSize(value ?? 1)}
        />
        {design && <span>{designInWords(extensionDesign(design, size))}</span>}
      </div>
      <p className={css.row}>
        <span className={css.muted}>种子必须重新当众投出，不能沿用以前的。</span>
        <Button size="small" onClick={() => void navigate(`/rounds/${round.id}/public-draw?extend=${size}`)}>
          打开公开抽签
        </Button>
      </p>
      <SeedFields draft={draft} onChange={setDraft} />
      {draft.seed !== '' && <p className={css.muted}>{fault}</p>}
      <ErrorNote error={task.error} />
    </Modal>
  )
}
