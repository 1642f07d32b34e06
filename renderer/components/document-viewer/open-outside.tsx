import { ExportOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { ViewedDocument } from './viewed.ts'

/** Opens the document with the program this PC has for it. */
export function OpenOutside({ document }: { document: ViewedDocument }) {
  const open = useCommand('shell.openStored')
  const notice = useNotice()
  return (
    <Button
      icon={<ExportOutlined aria-hidden />}
      loading={open.running}
      onClick={() => open.run({ sha256: document.sha256, name: document.title }).catch(notice.fail)}
    >
      用其他程序打开
    </Button>
  )
}
