import { Alert, Descriptions, Modal, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import type { Letter } from '../../../shared/domain/letters/letter.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import type { Opened } from './letter-words.tsx'
import css from './letters.module.css'

interface IssueDialogProps {
  opened: Opened
  letter: Letter
  before: () => Promise<void>
  onClose: () => void
}

/** Shows once what becomes final, and issues. */
export function IssueDialog({ opened, letter, before, onClose }: IssueDialogProps) {
  const letterId = opened.id
  const [isSaved, setSaved] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    before().then(() => setSaved(true), setFailure)
  }, [before])
  const { data: check, error } = useQuery('letters.check', { letterId }, { enabled: isSaved })
  const issue = useCommand('letters.issue')
  const notice = useNotice()
  const against = (check?.problems ?? []).filter(({ level }) => level !== 'alert')
  const alerts = (check?.problems ?? []).filter(({ level }) => level === 'alert')
  const confirm = async (): Promise<void> => {
    try {
      const { number } = await issue.run({ letterId })
      notice.done(`已制发：${number}`)
      // The page of the issued letter makes and stores its Word and PDF.
      onClose()
    } catch (problem) {
      setFailure(problem)
    }
  }
  return (
    <Modal
      open
      title="制发文书"
      okText="制发文书"
      cancelText="返回修改"
      width={600}
      onCancel={onClose}
      onOk={() => void confirm()}
      confirmLoading={issue.running}
      okButtonProps={{ disabled: !check?.mayIssue }}
    >
      <ErrorNote error={failure ?? error} />
      {!check && !failure && !error && <Skeleton active />}
      {against.length > 0 && (
        <Alert
          type="error"
          showIcon
          title="还不能制发"
          description={
            <ul>
              {against.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {check?.mayIssue && (
        <>
          <p>制发后，下列内容和正文都不能再修改；有误只能作废，文号不再使用。</p>
          <Descriptions
            column={1}
            size="small"
            bordered
            classNames={{ label: css.label }}
            items={[
              { key: 'number', label: '文号', children: opened.numberToCome ?? opened.facts.typedNumber },
              { key: 'to', label: '主送机关', children: letter.addressee },
              { key: 'title', label: '标题', children: letter.title.replaceAll('\n', '') },
              { key: 'day', label: '成文日期', children: opened.letter.signedOn },
              {
                key: 'due',
                label: '期限',
                children: `${opened.letter.dueOn ?? ''}　${opened.letter.dueRule.replace(/。$/, '')}`,
              },
              { key: 'findings', label: '依据的问题', children: `${letter.problems.length} 项` },
              { key: 'copies', label: '抄送', children: letter.copyTo.join('，') || '无' },
            ]}
          />
        </>
      )}
      {alerts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="请核对，不妨碍制发"
          description={
            <ul>
              {alerts.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
    </Modal>
  )
}
