import { Modal } from 'antd'
import { VIEWER_KEYS } from '../../components/document-viewer/viewer-keys.ts'
import { SCORE_KEYS } from './score-keys.ts'
import css from './scores.module.css'

/** All keys of the page on one sheet. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal title="按键" open={open} footer={null} onCancel={onClose} width={720}>
      <div className={css.keys}>
        <KeyTable title="评查表" keys={SCORE_KEYS} />
        <KeyTable title="卷内文书" keys={VIEWER_KEYS} />
      </div>
    </Modal>
  )
}

function KeyTable({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <table className={css.keyTable}>
      <caption>{title}</caption>
      <tbody>
        {keys.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
