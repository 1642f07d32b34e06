import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useTask } from '../../lib/query.ts'
import css from './audit.module.css'

const FAULTS: Record<NonNullable<Result<'audit.verify'>['fault']>, string> = {
  gap: '序号不连续，有记录被删去',
  broken_link: '与前一条接不上',
  changed: '内容被改动过',
}

/** Recomputes the whole chain on demand and says what it found. */
export function VerifyChain() {
  const [result, setResult] = useState<Result<'audit.verify'>>()
  const { run, running } = useTask('audit.verify')
  const notice = useNotice()
  const verify = async (): Promise<void> => {
    try {
      setResult(await run({}, { label: '正在核对审计链' }))
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <div className={css.verify}>
      <Button type="primary" loading={running} onClick={() => void verify()}>
        核对审计链
      </Button>
      {result?.ok && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={
            <>
              相符：{formatCount(result.count)} 条，从第一条起逐条接得上。末条校验值{' '}
              <code title={result.head ?? ''}>{result.head?.slice(0, 16)}</code>
            </>
          }
        />
      )}
      {result && !result.ok && result.fault && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`不相符：第 ${result.seq} 条${FAULTS[result.fault]}。请停止使用这个数据文件夹，保留原样，并从备份恢复。`}
        />
      )}
    </div>
  )
}
