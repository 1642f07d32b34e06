import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNotice } from '../../lib/notice.ts'
import { useTask } from '../../lib/query.ts'

// The document viewer waits until a record is looked at.
const PrintPreview = lazy(() => import('../../components/print-preview.tsx'))

/** «打印抽样记录»: the record as it is filed, shown first. */
export function RecordPrint({ roundId, number, large = false }: { roundId: string; number: number; large?: boolean }) {
  const make = useTask('samples.printRecord')
  const [sha256, setSha256] = useState<string>()
  const notice = useNotice()
  const run = async (): Promise<void> => {
    try {
      setSha256((await make.run({ roundId, drawNumber: number }, { label: '生成抽样记录' })).sha256)
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <>
      <Button
        size={large ? 'large' : 'middle'}
        icon={<PrinterOutlined aria-hidden />}
        loading={make.running}
        onClick={() => void run()}
      >
        打印抽样记录
      </Button>
      {sha256 !== undefined && (
        <Suspense fallback={null}>
          <PrintPreview
            title="抽样记录打印预览"
            file={{ sha256, name: '抽样记录' }}
            onClose={() => setSha256(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
