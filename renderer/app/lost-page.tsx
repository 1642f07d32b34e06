import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/empty-state.tsx'
import { Page } from '../components/page.tsx'

/** An address that leads nowhere. */
export function LostPage() {
  const navigate = useNavigate()
  return (
    <Page title="没有这一页">
      <EmptyState
        text="这个地址没有对应的页面。"
        action={
          <Button type="primary" onClick={() => void navigate('/')}>
            回到工作台
          </Button>
        }
      />
    </Page>
  )
}
