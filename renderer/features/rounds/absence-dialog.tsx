import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { caseKeyParts } from '../../../shared/domain/act-words.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery, useTask } from '../../lib/query.ts'
import guide from './guide/guide.module.css'
import css from './rounds.module.css'
import type { SampleItem } from './sample-columns.tsx'

export type AbsenceStep = 'unavailable' | 'replace' | 'found'

const WORDS: Record<AbsenceStep, { title: string; lead: string; ok: string }> = {
  unavailable: {
    title: '登记案卷不能提供',
    lead: '这件案卷留在样本里，按最差计（不合格）。以后找到的，可以登记已找到，照常评查。',
    ok: '登记不能提供',
  },
  replace: {
    title: '依法替换',
    lead: '按次序由同一层抽签号次小的一件接替。替换写入审计链和抽样记录，不能撤销。',
    ok: '替换案卷',
  },
  found: { title: '登记案卷已找到', lead: '', ok: '登记已找到' },
}

/** What became of a drawn file that cannot be produced. Each step has its reason in writing and its own audit entry. */
export function AbsenceDialog(props: { item: SampleItem; step: AbsenceStep; onClose: () => void }) {
  const { item, step, onClose } = props
  const id = useId()
  const [reason, setReason] = useState('')
  const [excuse, setExcuse] = useState<string>()
  const settings = useQuery('settings.get', {}, { enabled: step === 'replace' })
  const mark = useCommand('samples.markUnavailable')
  const found = useCommand('samples.markFound')
  const replace = useTask('samples.replace')
  const notice = useNotice()
  const { number, agency } = caseKeyParts(item.caseKey)
  const { title, lead, ok } = WORDS[step]
  const ready = reason.trim() !== '' && (step !== 'replace' || excuse !== undefined)

  const save = async (): Promise<void> => {
    const input = { sampleItemId: item.id, reason: reason.trim() }
    try {
      if (step === 'unavailable') await mark.run(input)
      if (step === 'found') await found.run(input)
      if (step === 'replace' && excuse !== undefined) {
        const { caseKey } = await replace.run({ ...input, excuse }, { label: '替换案卷' })
        notice.done(`由 ${caseKeyParts(caseKey).number} 接替。`)
      } else notice.done('已登记。')
      onClose()
    } catch {
      // Shown by ErrorNote.
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText="取消"
      okButtonProps={{ disabled: !ready, danger: step === 'replace' }}
      confirmLoading={mark.running || found.running || replace.running}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>
        {number}　{agency}
      </p>
      <p className={css.muted}>
        {step === 'found'
          ? item.unavailable === 'excused'
            ? '这件案卷已经替换，替换不变；这里只作记录。'
            : '撤去“按最差计”，案卷照常评查。'
          : lead}
      </p>
      {step === 'replace' && (
        <div className={guide.field}>
          <label htmlFor={`${id}excuse`}>免查事由</label>
          <Select
            id={`${id}excuse`}
            placeholder="请选择"
            {...(excuse === undefined ? {} : { value: excuse })}
            options={(settings.data?.samples.excuses ?? []).map((value) => ({ value, label: value }))}
            onChange={setExcuse}
          />
          <span className={css.muted}>其他原因交不出案卷的，按不能提供登记。事由在“设置”里增减。</span>
        </div>
      )}
      <div className={guide.field}>
        <label htmlFor={`${id}reason`}>理由和凭据</label>
        <Input.TextArea
          id={`${id}reason`}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <ErrorNote error={mark.error ?? found.error ?? replace.error} />
    </Modal>
  )
}
