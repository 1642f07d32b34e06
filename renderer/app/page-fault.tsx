import { Button } from 'antd'
import { useNavigate, useRouteError } from 'react-router'
import { EmptyState } from '../components/empty-state.tsx'
import { Page } from '../components/page.tsx'

/** A page that broke: nothing of the data is touched, the rest of the window goes on. */
export function PageFault() {
  const error = useRouteError()
  const navigate = useNavigate()
  console.error(error)
  return (
    <Page title="页面出错">
      <EmptyState
        text="这一页没有显示出来，数据没有改动。请重新打开；如再次出现，请把下面这句话告诉维护人员。"
        action={
          <>
            <code>{error instanceof Error ? error.message : String(error)}</code>
            <Button type="primary" onClick={() => void navigate('/')}>
              回到工作台
            </Button>
          </>
        }
      />
    </Page>
  )
}
