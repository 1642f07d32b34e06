import { Alert, Form, Modal, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { LETTER_KINDS, type LetterKind } from '../../../shared/domain/letters/letter.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { KIND_MEANINGS, SHORT_KINDS } from './letter-words.tsx'
import css from './letters.module.css'

interface NewLetterProps {
  /** chosen at first */
  roundId: string | undefined
  agencyId: number | undefined
  onClose: () => void
}

/** Which round, which agency, which kind: then the draft opens. */
export function NewLetter({ roundId: given, agencyId: givenAgency, onClose }: NewLetterProps) {
  const navigate = useNavigate()
  const notice = useNotice()
  const { data: rounds } = useQuery('rounds.list', {})
  const drawn = (rounds?.rounds ?? []).filter(({ state }) => state === 'drawn')
  const [chosenRound, setRound] = useState(given)
  const roundId = chosenRound ?? drawn[0]?.id
  const [chosenAgency, setAgency] = useState(givenAgency)
  const [kind, setKind] = useState<LetterKind>('opinion')
  const { data: found } = useQuery(
    'findings.list',
    { ...(roundId === undefined ? {} : { roundId }), state: 'confirmed' },
    { enabled: roundId !== undefined },
  )
  const [earlierLetterId, setEarlier] = useState<string | null>(null)
  const { data: sent } = useQuery('letters.list', chosenAgency === undefined ? {} : { agencyId: chosenAgency }, {
    enabled: kind === 'decision',
  })
  const compose = useCommand('letters.compose')
  const agencies = useMemo(() => {
    const counts = new Map<number, { name: string; count: number }>()
    for (const { agencyId, agency } of found?.findings ?? []) {
      const known = counts.get(agencyId)
      counts.set(agencyId, { name: agency, count: (known?.count ?? 0) + 1 })
    }
    return [...counts].map(([value, { name, count }]) => ({ value, label: `${name}（已确认问题 ${count} 项）` }))
  }, [found])
  const agencyId = agencies.some(({ value }) => value === chosenAgency) ? chosenAgency : agencies[0]?.value
  const earlier = (sent?.letters ?? []).filter(
    (one) => one.state === 'issued' && one.agencyId === agencyId && (one.kind === 'urging' || one.kind === 'opinion'),
  )
  const ground = earlier.some(({ id }) => id === earlierLetterId) ? earlierLetterId : null
  const start = async (): Promise<void> => {
    if (roundId === undefined || agencyId === undefined) return
    try {
      const { letterId, toCheck } = await compose.run({
        roundId,
        agencyId,
        kind,
        ...(kind === 'decision' ? { facts: { earlierLetterId: ground, isSerious: ground === null } } : {}),
      })
      if (toCheck.length > 0) notice.done(`草稿已起草。${toCheck.join('；')}`)
      onClose()
      void navigate(`/letters/${letterId}`)
    } catch {
      // shown by `compose.error`
    }
  }
  const isEmpty = found !== undefined && agencies.length === 0
  return (
    <Modal
      open
      title="起草监督文书"
      okText="起草"
      cancelText="取消"
      width={560}
      onCancel={onClose}
      onOk={() => void start()}
      confirmLoading={compose.running}
      okButtonProps={{ disabled: agencyId === undefined }}
    >
      <ErrorNote error={compose.error} />
      {rounds && drawn.length === 0 ? (
        <EmptyState text="还没有抽过样的评查轮次。文书依据评查中确认的问题起草，请先完成一轮评查。" />
      ) : (
        <Form layout="vertical">
          <Form.Item label="评查轮次" htmlFor="new-letter-round">
            <Select
              id="new-letter-round"
              value={roundId ?? null}
              options={drawn.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(value: string | null) => setRound(value ?? undefined)}
            />
          </Form.Item>
          <Form.Item label="主送机关" htmlFor="new-letter-agency">
            <Select
              autoFocus
              id="new-letter-agency"
              showSearch={{ optionFilterProp: 'label' }}
              value={agencyId ?? null}
              options={agencies}
              disabled={isEmpty}
              onChange={(value: number | null) => setAgency(value ?? undefined)}
            />
          </Form.Item>
          {isEmpty && (
            <Alert type="info" showIcon title="这一轮还没有已确认的评查问题。请在打分页面确认问题后再起草。" />
          )}
          <Form.Item label="文书种类">
            <Radio.Group
              className={css.kinds}
              value={kind}
              aria-label="文书种类"
              onChange={({ target }) => setKind(target.value as LetterKind)}
              options={LETTER_KINDS.map((value) => ({
                value,
                label: (
                  <span>
                    <strong>{SHORT_KINDS[value]}</strong>
                    <span className={css.second}>
                      {KIND_MEANINGS[value].meaning}（{KIND_MEANINGS[value].source}）
                    </span>
                  </span>
                ),
              }))}
            />
          </Form.Item>
          {kind === 'decision' && (
            <Form.Item label="作出决定的缘由" htmlFor="new-letter-ground">
              <Select
                id="new-letter-ground"
                value={ground ?? ''}
                options={[
                  { value: '', label: '属于行政执法重大问题' },
                  ...earlier.map(({ id, number }) => ({ value: id, label: `未按${number}的要求办理` })),
                ]}
                onChange={(value: string) => setEarlier(value === '' ? null : value)}
              />
            </Form.Item>
          )}
        </Form>
      )}
    </Modal>
  )
}
