import { CopyOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { CallError } from '../lib/client.ts'

/** A failed call beside its cause: the sentence, and its details for whoever helps. A cancelled one shows nothing. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (error === null || error === undefined) return null
  if (error instanceof CallError && error.code === 'cancelled') return null
  const sentence = error instanceof CallError ? error.message : '页面出错，请重试；如再次出现，请重新打开程序。'
  const details =
    error instanceof CallError
      ? JSON.stringify({ code: error.code, ...error.details }, null, 1)
      : error instanceof Error
        ? error.message
        : ''
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      action={
        <>
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              重试
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<CopyOutlined aria-hidden />}
            onClick={() => void navigator.clipboard.writeText(`${sentence}\n${details}`)}
          >
            复制详情
          </Button>
        </>
      }
    />
  )
}
