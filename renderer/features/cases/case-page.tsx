import { Skeleton, Tabs } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { useQuery } from '../../lib/query.ts'
import type { CaseDetail } from './case-detail.ts'
import { CaseDocuments } from './case-documents.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseFindings } from './case-findings.tsx'
import { CaseHead } from './case-head.tsx'
import css from './case-page.module.css'
import { CaseVersions } from './case-versions.tsx'

/** `/cases/123`, or `/cases/penalty|机关|文号` from a page that knows only the key of the case. */
const asked = (id: string) => (/^\d+$/.test(id) ? { caseId: Number(id) } : { caseKey: id })

/** One case: what it says, how it went, its documents, what changed, what was found. */
export function Component() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useQuery('cases.get', asked(caseId))
  const title = data ? (data.caseName ?? data.decisionNo ?? data.caseNo ?? '案卷') : '案卷'
  return (
    <Page title={title} up={{ label: '案卷库', to: '/cases' }} help="case" full>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} className={css.skeleton ?? ''} />}
      {data && <CaseView found={data} />}
    </Page>
  )
}

function CaseView({ found }: { found: CaseDetail }) {
  const [params, setParams] = useSearchParams()
  const { documentList, findings, version } = found
  const show = (tab: string, more: Record<string, string> = {}): void => setParams({ tab, ...more }, { replace: true })
  const tabs = [
    {
      key: 'facts',
      label: '事实与环节',
      children: (
        <CaseFacts found={found} onDocument={(position) => show('documents', { position: String(position) })} />
      ),
    },
    {
      key: 'documents',
      label: `卷内文书（${documentList.length}）`,
      // Another place of the same case opens it anew.
      children: <CaseDocuments key={params.toString()} found={found} />,
    },
    { key: 'versions', label: `版本（${version}）`, children: <CaseVersions found={found} /> },
    {
      key: 'findings',
      label: `评查发现（${findings.length}）`,
      children: <CaseFindings found={found} onPage={(position, page) => show('documents', { position, page })} />,
    },
  ]
  return (
    <>
      <CaseHead found={found} />
      <Tabs
        className={css.tabs ?? ''}
        activeKey={params.get('tab') ?? 'facts'}
        onChange={(tab) => show(tab)}
        items={tabs}
        destroyOnHidden
      />
    </>
  )
}
