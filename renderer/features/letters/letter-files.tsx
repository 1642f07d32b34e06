import { DownloadOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNotice } from '../../lib/notice.ts'
import { usePrintKey } from '../../lib/print-key.ts'
import { useCommand, useTask } from '../../lib/query.ts'
import { LetterPreview } from './letter-preview.tsx'

type Format = 'pdf' | 'docx'
const FORMATS: Record<Format, { label: string; name: string }> = {
  pdf: { label: '另存为 PDF', name: 'PDF' },
  docx: { label: '另存为 Word', name: 'Word 文档' },
}

interface LetterFilesProps {
  letterId: string
  isDraft: boolean
  /** what has to be saved first */
  before?: () => Promise<void>
}

/** The letter as paper and files: preview and print, open in Word or WPS, save. */
export function LetterFiles({ letterId, isDraft, before }: LetterFilesProps) {
  const make = useTask('letters.print')
  const saveAs = useCommand('shell.saveAs')
  const open = useCommand('shell.openStored')
  const notice = useNotice()
  const [previewing, setPreviewing] = useState(false)

  const attempt = (work: () => Promise<void>) => (): void => {
    Promise.resolve(before?.()).then(work).catch(notice.fail)
  }
  const openInWord = async (): Promise<void> => {
    const { sha256, name } = await make.run({ letterId, format: 'docx' }, { label: '生成 Word 文件' })
    await open.run({ sha256, name })
    notice.done(isDraft ? '已打开草稿的副本；在那里的修改不会回到本程序。' : '已打开副本；存档的文书不变。')
  }
  const save = async (format: Format): Promise<void> => {
    const { path } = await saveAs.run({
      title: FORMATS[format].label,
      name: `${isDraft ? '监督文书草稿' : '监督文书'}.${format}`,
      filters: [{ name: FORMATS[format].name, extensions: [format] }],
    })
    if (path === null) return
    await make.run({ letterId, format, path }, { label: FORMATS[format].label })
    notice.done(`已保存到 ${path}`)
  }
  const preview = attempt(async () => setPreviewing(true))
  usePrintKey(previewing ? undefined : preview)
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={preview}>
        打印
      </Button>
      <Button icon={<FileWordOutlined aria-hidden />} loading={make.running} onClick={attempt(openInWord)}>
        用 Word/WPS 打开
      </Button>
      <Dropdown
        autoFocus
        destroyOnHidden
        trigger={['click']}
        menu={{
          items: (['pdf', 'docx'] as const).map((key) => ({ key, label: FORMATS[key].label })),
          onClick: ({ key }) => attempt(() => save(key === 'docx' ? 'docx' : 'pdf'))(),
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />}>导出</Button>
      </Dropdown>
      {previewing && <LetterPreview letterId={letterId} isDraft={isDraft} onClose={() => setPreviewing(false)} />}
    </>
  )
}
