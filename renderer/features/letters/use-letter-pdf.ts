import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import type { CallError } from '../../lib/client.ts'
import { useTask } from '../../lib/query.ts'

type Made = Result<'letters.print'>

/** The PDF of a letter: the stored one of an issued letter, else made now. */
export function useLetterPdf(letterId: string): { file: Made | undefined; error: CallError | null } {
  const { run, error } = useTask('letters.print')
  const [file, setFile] = useState<Made>()
  useEffect(() => {
    run({ letterId }, { label: '生成 PDF' }).then(setFile, () => {
      // shown by `error`
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- made once for a letter
  }, [letterId])
  return { file, error }
}
