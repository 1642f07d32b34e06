import { Button } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { formatInstant } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'
import type { Draw } from './draw-facts.tsx'
import css from './rounds.module.css'

const FILES: Record<string, string> = {
  'frame.csv': '抽样名单全文，没有当事人姓名',
  'draw.json': '抽样设计、种子、抽中的案卷和抽签号',
  'verify.html': '核验页：断网用浏览器打开，当场重算并显示“相同”或者“不同”',
  '抽样记录.pdf': '抽样记录，供签字存档',
}

/** Recomputing a draw here, and handing out what anyone needs to recompute it elsewhere. */
export function ProofPanel({ roundId, draw }: { roundId: string; draw: Draw }) {
  const [verdict, setVerdict] = useState<Result<'samples.verify'>>()
  const [exported, setExported] = useState<Result<'samples.exportProof'>>()
  const verify = useTask('samples.verify')
  const choose = useCommand('shell.chooseFolder')
  const save = useTask('samples.exportProof')
  const notice = useNotice()

  const check = async (): Promise<void> => {
    try {
      setVerdict(await verify.run({ roundId }, { label: '重算抽样结果' }))
    } catch {
      // Shown by ErrorNote.
    }
  }
  const write = async (): Promise<void> => {
    try {
      const { path } = await choose.run({ title: '公示材料存放的文件夹' })
      if (path === null) return
      setExported(await save.run({ roundId, folder: path, drawNumber: draw.number }, { label: '导出公示材料' }))
      notice.done('公示材料已导出。')
    } catch {
      // Shown by ErrorNote.
    }
  }
  return (
    <>
      <section className={css.block}>
        <div className={css.blockHead}>
          <h2>重新计算</h2>
          <Button loading={verify.running} onClick={() => void check()}>
            重算抽样结果
          </Button>
        </div>
        <p className={css.muted}>只用存档的名单和种子，从头再算一遍，与登记的结果逐件比较。</p>
        <ErrorNote error={verify.error} />
        <p role="status" className={`${css.verdict} ${verdict?.equal ? css.equal : css.different}`}>
          {verdict && (verdict.equal ? '✓ 相同' : '✗ 不同')}
        </p>
        {verdict && <p>{verdict.equal ? '重新计算的结果与登记的结果完全相同。' : verdict.difference}</p>}
      </section>
      <section className={css.block}>
        <div className={css.blockHead}>
          <h2>公示材料</h2>
          <Button type="primary" loading={save.running} onClick={() => void write()}>
            导出公示材料
          </Button>
        </div>
        <p className={css.muted}>
          {draw.exportedAt
            ? `上次导出：${formatInstant(draw.exportedAt)}`
            : '还没有导出。公示以后，任何人都可以自己重算。'}
        </p>
        <ErrorNote error={choose.error ?? save.error} />
        {exported && (
          <>
            <p>
              已存到 <span className={css.hash}>{exported.folder}</span>
            </p>
            <dl className={css.facts}>
              {exported.files.map((name) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{name}</dt>
                  <dd>{FILES[name]}</dd>
                </div>
              ))}
              <dt>用命令核验一个抽签号</dt>
              <dd className={css.hash}>{exported.command}</dd>
            </dl>
          </>
        )}
      </section>
    </>
  )
}
