import { Alert, Button, Descriptions } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery, useTask } from '../../lib/query.ts'
import css from './settings.module.css'
import { useShellInfo } from './use-shell-info.ts'

const BACKUP = [{ name: '明卷备份', extensions: ['zip'] }]

/** Where the data lie, whether they are sound, and how they are saved and brought back. */
export function DataTab() {
  const { data: session } = useQuery('session.info', {})
  const { info, error } = useShellInfo()
  const openFolder = useCommand('shell.openDataFolder')
  const notice = useNotice()
  return (
    <>
      <ErrorNote error={error} />
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          {
            key: 'folder',
            label: '数据文件夹',
            children: (
              <>
                <code>{info?.dataFolder}</code>{' '}
                <Button size="small" onClick={() => void openFolder.run({}).catch(notice.fail)}>
                  打开
                </Button>
              </>
            ),
          },
          { key: 'cases', label: '案卷', children: `${formatCount(session?.cases)} 件` },
        ]}
      />
      <Examine />
      <BackUp today={session?.today ?? ''} />
      <Restore />
    </>
  )
}

function Examine() {
  const { run, running, error } = useTask('maintenance.examine')
  const [found, setFound] = useState<Result<'maintenance.examine'>>()
  const examine = async (): Promise<void> => {
    try {
      setFound(await run({}, { label: '正在检查数据' }))
    } catch {
      // Shown below (`error`).
    }
  }
  return (
    <section className={css.block}>
      <h2 className={css.heading}>检查</h2>
      <p className={css.note}>核对数据库、每一份存档材料的校验值、审计链和文书编号。只看不改。</p>
      <Button loading={running} onClick={() => void examine()}>
        检查数据
      </Button>
      <ErrorNote error={error} />
      {found?.ok && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={`一切正常：数据库完好，${formatCount(found.files.recorded)} 份存档材料与校验值相符，审计链 ${formatCount(found.audit.count)} 条连续。`}
        />
      )}
      {found && !found.ok && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title="数据有损坏。请停止使用，保留这个文件夹，并从最近的备份恢复。"
          description={
            <ul>
              {found.integrity !== 'ok' && <li>数据库：{found.integrity}</li>}
              {found.foreignKeys > 0 && <li>数据库：{found.foreignKeys} 处引用落空</li>}
              {!found.audit.ok && <li>审计链：{found.audit.fault}</li>}
              {found.files.missing.length > 0 && <li>缺少存档材料 {found.files.missing.length} 份</li>}
              {found.files.damaged.length > 0 && <li>存档材料被改动 {found.files.damaged.length} 份</li>}
              {found.letterNumberGaps.length > 0 && <li>文书编号有断号：{found.letterNumberGaps.join('、')}</li>}
            </ul>
          }
        />
      )}
    </section>
  )
}

function BackUp({ today }: { today: string }) {
  const saveAs = useCommand('shell.saveAs')
  const { run, running, error } = useTask('maintenance.backUp')
  const [made, setMade] = useState<Result<'maintenance.backUp'>>()
  const backUp = async (): Promise<void> => {
    const { path } = await saveAs.run({ title: '备份到', name: `明卷备份-${today}.zip`, filters: BACKUP })
    if (path === null) return
    try {
      setMade(await run({ file: path }, { label: '正在备份' }))
    } catch {
      // Shown below (`error`).
    }
  }
  return (
    <section className={css.block}>
      <h2 className={css.heading}>备份</h2>
      <p className={css.note}>数据库和全部存档材料写成一个文件。里面有个人信息，请存放在受控的介质上。</p>
      <Button loading={running} onClick={() => void backUp()}>
        立即备份
      </Button>
      <ErrorNote error={error} />
      {made && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={`已备份到 ${made.file}：存档材料 ${formatCount(made.files)} 份，数据库校验值 ${made.databaseSha256.slice(0, 16)}。`}
        />
      )}
    </section>
  )
}

function Restore() {
  const chooseFiles = useCommand('shell.chooseFiles')
  const chooseFolder = useCommand('shell.chooseFolder')
  const confirm = useConfirm()
  const { run, running, error } = useTask('maintenance.restore')
  const restart = useCommand('shell.restartOn')
  const notice = useNotice()
  const [restored, setRestored] = useState<Result<'maintenance.restore'>>()
  const restore = async (): Promise<void> => {
    const {
      paths: [file],
    } = await chooseFiles.run({ title: '选择备份文件', filters: BACKUP })
    if (file === undefined) return
    const { path: folder } = await chooseFolder.run({ title: '恢复到一个空文件夹' })
    if (folder === null) return
    const sure = await confirm({
      title: '恢复备份',
      content: `把“${file}”恢复到“${folder}”。现在的数据不动。`,
      okText: '恢复备份',
    })
    if (!sure) return
    try {
      setRestored(await run({ file, folder }, { label: '正在恢复备份' }))
    } catch {
      // Shown below (`error`).
    }
  }
  const switchTo = async (folder: string): Promise<void> => {
    const sure = await confirm({
      title: '用恢复的数据重新启动？',
      content: `程序退出后用“${folder}”重新启动。现在的数据文件夹不动，以后照原来的方式启动时打开的仍是它。`,
      okText: '重新启动',
    })
    if (sure) await restart.run({ folder }).catch(notice.fail)
  }
  return (
    <section className={css.block}>
      <h2 className={css.heading}>恢复</h2>
      <p className={css.note}>备份恢复到一个新的空文件夹，逐份核对；现在的数据一字不动。</p>
      <Button loading={running} onClick={() => void restore()}>
        从备份恢复
      </Button>
      <ErrorNote error={error} />
      {restored && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={`已恢复到 ${restored.folder}：存档材料 ${formatCount(restored.files)} 份，审计链 ${formatCount(restored.auditCount)} 条，备份于 ${formatInstant(restored.createdAt)}。`}
          description={`以后每次都用它：在快捷方式的启动命令后加上 --data="${restored.folder}"。`}
          action={
            <Button size="small" loading={restart.running} onClick={() => void switchTo(restored.folder)}>
              用恢复的数据重新启动
            </Button>
          }
        />
      )}
    </section>
  )
}
