import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { CallError } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { listAddress } from '../../lib/address-filter.ts'
import { useCommand } from '../../lib/query.ts'
import { type Batch, unitOf } from './import-words.ts'
import css from './imports.module.css'
import { UndoRefused } from './undo-refused.tsx'

/** What can be done with a batch: take it in, give it up, take it back. Each asks once and names what happens. */
export function BatchActions({ batch }: { batch: Batch }) {
  const { batchId, state } = batch
  const commit = useCommand('imports.commit')
  const discard = useCommand('imports.discard')
  const undo = useCommand('imports.undo')
  const [refusal, setRefusal] = useState<CallError>()
  const confirm = useConfirm()
  const notice = useNotice()
  const navigate = useNavigate()
  const unit = unitOf(batch.kind)

  const takeIn = async (): Promise<void> => {
    if (!(await confirm({ title: '确认入库？', content: <WhatLands batch={batch} />, okText: '确认入库' }))) return
    try {
      const { added, updated, unchanged } = await commit.run({ batchId, leaveOutBlocked: batch.refused > 0 })
      notice.done(`已入库：新增 ${added}，更新 ${updated}，未变 ${unchanged}。`)
    } catch (error) {
      notice.fail(error)
    }
  }
  const giveUp = async (): Promise<void> => {
    const content = `暂存的 ${formatCount(batch.rows)} ${unit}和已作的改正都会删去，库中没有改变。原文件不受影响。`
    if (!(await confirm({ title: '放弃这个批次？', content, okText: '放弃', danger: true }))) return
    try {
      await discard.run({ batchId })
      notice.done('已放弃，库中没有改变。')
      await navigate('/imports')
    } catch (error) {
      notice.fail(error)
    }
  }
  const takeBack = async (): Promise<void> => {
    const content = `新增的 ${formatCount(batch.added)} ${unit}从案卷库移除，更新的 ${formatCount(batch.updated)} ${unit}恢复原样。已进入抽样名单或者已评查的案卷会使撤销停下。`
    if (!(await confirm({ title: '撤销这个批次？', content, okText: '撤销', danger: true }))) return
    try {
      const { removed, restored } = await undo.run({ batchId })
      notice.done(`已撤销：移除 ${removed} 件案卷，恢复 ${restored} 件。`)
    } catch (error) {
      if (error instanceof CallError && error.code === 'conflict') setRefusal(error)
      else notice.fail(error)
    }
  }
  const lands = batch.added + batch.updated
  return (
    <>
      {state === 'ready' && (
        <>
          <Button danger loading={discard.running} onClick={() => void giveUp()}>
            放弃
          </Button>
          <Button
            type="primary"
            loading={commit.running}
            disabled={lands + batch.unchanged === 0}
            title={lands + batch.unchanged === 0 ? '没有可以入库的记录' : undefined}
            onClick={() => void takeIn()}
          >
            入库 {formatCount(lands)} {unit}
          </Button>
        </>
      )}
      {state === 'committed' && (
        <>
          <Button danger loading={undo.running} onClick={() => void takeBack()}>
            撤销
          </Button>
          <Button
            onClick={() =>
              void navigate(
                listAddress('/cases', { conditions: [{ field: 'batch', operator: 'in', value: [batch.batchId] }] }),
              )
            }
          >
            打开本批案卷
          </Button>
        </>
      )}
      <UndoRefused error={refusal} onClose={() => setRefusal(undefined)} />
    </>
  )
}

/** What the commit does, in numbers. */
function WhatLands({ batch }: { batch: Batch }) {
  const { added, updated, unchanged, refused, excluded, incomplete, kind } = batch
  const unit = unitOf(kind)
  const lines: [string, number, string][] = [
    ['新增', added, incomplete > 0 ? `其中资料不全 ${incomplete}，补齐前不进入抽样名单` : '作为新的案卷或者当事人'],
    [
      '更新',
      updated,
      kind === 'bundle' ? '补入已有的案卷' : '改变已有的案卷，原来的内容保留为旧版本；文件没有的列，已有内容不变',
    ],
    ['未变', unchanged, '与库中或者同一文件前面的记录相同，不重复记'],
    ['拒绝', refused, excluded > 0 ? `留在外面，其中 ${excluded} ${unit}是排除的` : '有阻断问题，留在外面'],
  ]
  return (
    <dl className={css.confirm}>
      {lines.map(([word, count, says]) => (
        <div key={word} className={css.confirmLine}>
          <dt>{word}</dt>
          <dd>
            {formatCount(count)} {unit}
          </dd>
          <dd className={css.says}>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
