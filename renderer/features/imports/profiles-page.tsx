import { Button, Drawer, Input, Modal, Switch, Table } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { CODE_SOURCE_WORDS } from '../../../shared/domain/import/code-tables.ts'
import { fieldLabel, TABLE_LABELS } from '../../../shared/domain/import/field-labels.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery, useTask } from '../../lib/query.ts'
import css from './imports.module.css'

type Profile = Result<'importProfiles.list'>['profiles'][number]
const ORIGIN_WORDS: Record<Profile['origin'], string> = { own: '本单位', file: '接收', shipped: '随程序' }
const FILTERS = [{ name: '导入方案', extensions: ['json'] }]

/** 导入方案: how the tables of a source are read, under a name; to rename, hand on, take over and delete. */
export function Component() {
  const { data, error, refetch } = useQuery('importProfiles.list', {})
  const [opened, setOpened] = useState<string>()
  const [renaming, setRenaming] = useState<Profile>()
  const choose = useCommand('shell.chooseFiles')
  const takeOver = useTask('importProfiles.takeOver')
  const notice = useNotice()
  const takeFiles = async (): Promise<void> => {
    try {
      const { paths } = await choose.run({ title: '选择导入方案文件', filters: FILTERS })
      for (const file of paths) {
        const { name } = await takeOver.run({ file }, { label: '接收导入方案' })
        notice.done(`已接收导入方案“${name}”。`)
      }
    } catch (failure) {
      notice.fail(failure)
    }
  }
  return (
    <Page
      title="导入方案"
      up={{ label: '导入', to: '/imports' }}
      help="imports"
      extra={
        <Button loading={takeOver.running} onClick={() => void takeFiles()}>
          从文件接收
        </Button>
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <p className={css.second}>
        方案记住一种表格怎样读取：凭哪些表头认出它、各列的含义和单位、表里没有写而须填入的机关。在导入页预览一个表格后，用“存为方案”命名。
      </p>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        loading={!data && !error}
        dataSource={data?.profiles ?? []}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState text="没有导入方案。" /> }}
        columns={[
          {
            title: '名称',
            render: (_, { id, name }) => (
              <button type="button" className={css.plainLink} onClick={() => setOpened(id)}>
                {name}
              </button>
            ),
          },
          { title: '类型', render: (_, { table }) => TABLE_LABELS[table] },
          {
            title: '来自',
            render: (_, { origin }) => (
              <StateTag tone={origin === 'shipped' ? 'grey' : 'blue'}>{ORIGIN_WORDS[origin]}</StateTag>
            ),
          },
          {
            title: '固定填入',
            render: (_, { table, fixed }) =>
              fixed.map(({ field, value }) => `${fieldLabel(table, field)} ${value}`).join('；'),
          },
          { title: '收件夹自动入库', render: (_, profile) => <LetCommit profile={profile} /> },
          { title: '保存', render: (_, { savedAt, savedBy }) => savedAt && `${formatInstant(savedAt)} ${savedBy}` },
          { title: '', render: (_, profile) => <Actions profile={profile} onRename={() => setRenaming(profile)} /> },
        ]}
      />
      <ProfileDrawer profile={data?.profiles.find(({ id }) => id === opened)} onClose={() => setOpened(undefined)} />
      {renaming && <Rename profile={renaming} onClose={() => setRenaming(undefined)} />}
    </Page>
  )
}

/** Without a person, only what has nothing refused; switched on after the consequence was read. */
function LetCommit({ profile: { id, name, origin, commitsItself } }: { profile: Profile }) {
  const { run, running } = useCommand('importProfiles.letCommit')
  const confirm = useConfirm()
  const notice = useNotice()
  if (origin === 'shipped') return <span className={css.second}>须经人确认</span>
  const change = async (on: boolean): Promise<void> => {
    const content = `收件夹里按“${name}”读入的文件，没有拒绝的记录时不再等人确认，直接入库。入库之后仍可以撤销。`
    if (on && !(await confirm({ title: '让这个方案自动入库？', content, okText: '自动入库', danger: true }))) return
    await run({ id, commitsItself: on }).catch(notice.fail)
  }
  return (
    <Switch
      size="small"
      aria-label={`“${name}”自动入库`}
      checked={commitsItself}
      loading={running}
      onChange={(on) => void change(on)}
    />
  )
}

function Actions({ profile: { id, name, origin }, onRename }: { profile: Profile; onRename: () => void }) {
  const saveAs = useCommand('shell.saveAs')
  const exporting = useTask('importProfiles.export')
  const remove = useCommand('importProfiles.remove')
  const confirm = useConfirm()
  const notice = useNotice()
  const handOn = async (): Promise<void> => {
    try {
      const { path } = await saveAs.run({ title: '导出导入方案', name: `${name}.json`, filters: FILTERS })
      if (path === null) return
      const { file } = await exporting.run({ id, file: path }, { label: '导出导入方案' })
      notice.done(`已导出：${file}`)
    } catch (error) {
      notice.fail(error)
    }
  }
  const drop = async (): Promise<void> => {
    const content = `“${name}”删除后，同样的表格要重新对应各列。已经读入和入库的批次不受影响。`
    if (!(await confirm({ title: '删除这个导入方案？', content, okText: '删除方案', danger: true }))) return
    await remove.run({ id }).then(() => notice.done(`已删除“${name}”。`), notice.fail)
  }
  return (
    <span className={css.buttons}>
      <Button size="small" aria-label={`导出“${name}”`} onClick={() => void handOn()}>
        导出
      </Button>
      {origin !== 'shipped' && (
        <>
          <Button size="small" aria-label={`“${name}”改名`} onClick={onRename}>
            改名
          </Button>
          <Button size="small" danger aria-label={`删除“${name}”`} onClick={() => void drop()}>
            删除
          </Button>
        </>
      )}
    </span>
  )
}

function Rename({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const [name, setName] = useState(profile.name)
  const { run, running, error } = useCommand('importProfiles.rename')
  const submit = (): void => void run({ id: profile.id, name }).then(onClose, () => undefined)
  return (
    <Modal
      open
      title="导入方案改名"
      okText="改名"
      cancelText="取消"
      confirmLoading={running}
      okButtonProps={{ disabled: name.trim() === '' }}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Input
        aria-label="名称"
        autoFocus
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={submit}
      />
    </Modal>
  )
}

/** What a profile says, column by column. */
function ProfileDrawer({ profile, onClose }: { profile: Profile | undefined; onClose: () => void }) {
  const marks = new Set(profile?.marks)
  return (
    <Drawer open={profile !== undefined} size="large" title={profile?.name} onClose={onClose}>
      {profile && (
        <>
          {profile.note !== '' && <p>{profile.note}</p>}
          <p>
            用于{TABLE_LABELS[profile.table]}表{profile.sheet !== undefined && `，只用于工作表“${profile.sheet}”`}
            。表头里有全部 {profile.marks.length} 个标为“凭此认出”的，即按此方案读取，次序不论。
          </p>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">表头</th>
                <th scope="col">对应的事实项</th>
                <th scope="col">单位、代码</th>
                <th scope="col">认出</th>
              </tr>
            </thead>
            <tbody>
              {profile.columns.map(({ heading, field, unit, codes }) => (
                <tr key={heading}>
                  <th scope="row">{heading}</th>
                  <td>
                    {field === null ? <span className={css.second}>只留原文</span> : fieldLabel(profile.table, field)}
                  </td>
                  <td>
                    {unit && (unit === 'wan' ? '万元' : '元')}
                    {codes && `按${CODE_SOURCE_WORDS[codes]}的代码`}
                  </td>
                  <td>{marks.has(heading) && '凭此认出'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Drawer>
  )
}
