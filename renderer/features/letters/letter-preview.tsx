import { Alert } from 'antd'
import PrintPreview from '../../components/print-preview.tsx'
import { useLetterPdf } from './use-letter-pdf.ts'

interface LetterPreviewProps {
  letterId: string
  isDraft: boolean
  onClose: () => void
}

/** The PDF of the letter, as the printer gets it; then the dialog of the system. */
export function LetterPreview({ letterId, isDraft, onClose }: LetterPreviewProps) {
  const { file, error } = useLetterPdf(letterId)
  return (
    <PrintPreview
      title="打印预览"
      file={file}
      error={error}
      hint="打印时请选“实际大小”，不要缩放。"
      note={isDraft && <Alert type="info" showIcon title="这是草稿，文号空着，制发后才编号。" />}
      onClose={onClose}
    />
  )
}
