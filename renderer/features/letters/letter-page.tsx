import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { useQuery } from '../../lib/query.ts'
import { DraftComposer } from './draft-composer.tsx'
import { IssuedLetter } from './issued-letter.tsx'

/** One 监督文书: a draft in the composer, an issued one as it went out. */
export function Component() {
  const { letterId = '' } = useParams()
  const { data, error, isFetching } = useQuery('letters.get', { letterId }, { keepPrevious: true })
  const { data: session } = useQuery('session.info', {})
  const opened = data?.id === letterId ? data : undefined
  if (opened && session)
    return opened.state === 'draft' ? (
      <DraftComposer key={letterId} opened={opened} session={session} isFresh={!isFetching} />
    ) : (
      <IssuedLetter key={letterId} opened={opened} today={session.today} />
    )
  return (
    <Page title="监督文书" up={{ label: '监督文书', to: '/letters' }} help="letters">
      <ErrorNote error={error} />
      {!error && <Skeleton active paragraph={{ rows: 10 }} />}
    </Page>
  )
}
