import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { call } from '../../lib/client.ts'

/** What the shell says about itself; it does not change while the program runs. */
export function useShellInfo(): { info: Result<'shell.info'> | undefined; error: unknown } {
  const [info, setInfo] = useState<Result<'shell.info'>>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    call('shell.info', {}).then(setInfo, setError)
  }, [])
  return { info, error }
}
