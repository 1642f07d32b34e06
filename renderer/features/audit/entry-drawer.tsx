import { Button, Descriptions, Drawer } from 'antd'
import { formatInstant } from '../../lib/format.ts'
import { actionWords } from './action-words.ts'
import { detailWords, subjectWords } from './detail-words.ts'
import css from './audit.module.css'
import type { Entry } from './audit-page.tsx'

/** One entry of the chain, whole. */
export function EntryDrawer(props: {
  entry: Entry | undefined
  onClose: () => void
  onSubject: (subject: string) => void
}) {
  const { entry, onClose, onSubject } = props
  return (
    <Drawer
      // The second of two clicks on a number falls on the mask.
      mask={{ closable: false }}
      open={entry !== undefined}
      onClose={onClose}
      title={entry && `第 ${entry.seq} 条`}
      size={560}
    >
      {entry && (
        <Descriptions column={1} size="small" bordered>
          <Descriptions.Item label="时间">{formatInstant(entry.at)}</Descriptions.Item>
          <Descriptions.Item label="操作员">{entry.actor}</Descriptions.Item>
          <Descriptions.Item label="操作">{actionWords(entry.action)}</Descriptions.Item>
          <Descriptions.Item label="对象">
            {subjectWords(entry.action, entry.subject)}
            <Button type="link" size="small" onClick={() => onSubject(entry.subject)}>
              只看这个对象
            </Button>
          </Descriptions.Item>
          <Descriptions.Item label="内容">{detailWords(entry.detail)}</Descriptions.Item>
          <Descriptions.Item label="登记的原文">
            <pre className={css.detail}>
              {JSON.stringify({ action: entry.action, subject: entry.subject, detail: entry.detail }, null, 2)}
            </pre>
          </Descriptions.Item>
          <Descriptions.Item label="前一条的校验值">
            <code className={css.hash}>{entry.prevHash}</code>
          </Descriptions.Item>
          <Descriptions.Item label="本条的校验值">
            <code className={css.hash}>{entry.hash}</code>
          </Descriptions.Item>
        </Descriptions>
      )}
    </Drawer>
  )
}
