import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { listen } from '../lib/client.ts'
import { queryClient } from '../lib/query.ts'

/** Says when the backend was lost and is back, or when the program is about to end. */
export function BackendNote() {
  const [state, setState] = useState<'lost' | 'back' | 'closing'>()
  useEffect(
    () =>
      listen(({ type }) => {
        if (type === 'backendLost') setState('lost')
        if (type === 'closing') setState('closing')
        if (type === 'backendBack') {
          setState('back')
          void queryClient.invalidateQueries()
        }
      }),
    [],
  )
  if (state === 'lost')
    return <Alert banner type="error" role="alert" title="后台中断，正在恢复。没有做完的操作没有保存，请稍候。" />
  if (state === 'back')
    return (
      <Alert
        banner
        type="warning"
        role="status"
        closable={{ onClose: () => setState(undefined) }}
        title="后台已恢复，数据完好。刚才没有做完的操作请再做一次。"
      />
    )
  if (state === 'closing') return <Alert banner type="info" role="status" title="正在保存并退出……" />
  return null
}
