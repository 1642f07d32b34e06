import { Modal } from 'antd'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import type { CallError } from '../../lib/client.ts'
import css from './imports.module.css'

const Details = z.object({
  total: z.number(),
  cases: z.array(z.object({ caseKey: z.string(), reason: z.string() })),
})

/** Why a batch cannot be taken back: the cases that something rests on, each with the reason. */
export function UndoRefused({ error, onClose }: { error: CallError | undefined; onClose: () => void }) {
  const navigate = useNavigate()
  const details = Details.safeParse(error?.details)
  return (
    <Modal
      open={error !== undefined}
      title="这个批次不能撤销"
      onCancel={onClose}
      onOk={onClose}
      okText="知道了"
      cancelButtonProps={{ hidden: true }}
    >
      {details.success ? (
        <>
          <p>
            有 {details.data.total} 件案卷已被使用。要撤销，须先处理下列各项
            {details.data.total > details.data.cases.length && `（只列前 ${details.data.cases.length} 件）`}：
          </p>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">案卷</th>
                <th scope="col">原因</th>
              </tr>
            </thead>
            <tbody>
              {details.data.cases.map(({ caseKey, reason }) => (
                <tr key={`${caseKey}${reason}`}>
                  <td>{caseKey.split('|').slice(1).join(' ')}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={css.second}>
            案卷可以在
            <button
              type="button"
              className={css.plainLink}
              onClick={() => {
                onClose()
                void navigate('/cases')
              }}
            >
              案卷库
            </button>
            中查看。
          </p>
        </>
      ) : (
        <p>{error?.message}</p>
      )}
    </Modal>
  )
}
