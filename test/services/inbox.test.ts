import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { dispatch } from '../../electron/backend/dispatcher.ts'
import { watchInbox } from '../../electron/backend/inbox-watch.ts'
import { penaltyFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
let folder: string
beforeEach(async () => {
  world = createWorld()
  folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-inbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await world.call('inbox.choose', { folder })
  await world.call('settings.save', { changes: { inbox: { quietSeconds: 2, pollSeconds: 10 } } })
})

/** Puts a table into the folder as a copy does: written elsewhere, then complete at once. */
function drop(name: string, serials: number[]): void {
  renameSync(
    penaltyFile(
      world,
      `${path.basename(name)}.making`,
      serials.map((n) => ({ no: `云市监罚〔2024〕${n}号` })),
    ),
    path.join(folder, name),
  )
}

/** The folder is watched as the backend thread does it, until `enough`; only its time passes ten times faster. */
async function watchUntil(enough: () => Promise<boolean> | boolean): Promise<string[]> {
  const ran: string[] = []
  const backend = { ...world.backend, actor: '收件夹' }
  const inbox = watchInbox(world.db, {
    pace: 10,
    run(name, input) {
      ran.push(name)
      return dispatch(backend, { id: world.clock.newId(), name, input })
    },
    failed(error) {
      throw error
    },
  })
  try {
    inbox.wake()
    for (let tries = 0; tries < 750; tries += 1) {
      if (await enough()) return ran
      await sleep(20)
      if (tries % 5 === 0) inbox.wake()
    }
    throw new Error(`not enough: ${ran.join()}`)
  } finally {
    inbox.stop()
  }
}
const items = async () => (await world.call('inbox.items', {})).rows
const counted = (n: number) => async () => (await items()).length >= n

test('a complete file is staged, told of, and nothing is committed; the same content under another name is only noted', async () => {
  drop('十月.csv', [1, 2])
  await watchUntil(counted(1))
  const [item] = await items()
  expect(item).toMatchObject({ name: '十月.csv', state: 'staged', batchState: 'ready', rows: 2 })
  expect(world.db.value('SELECT count(*) FROM case_file')).toBe(0)
  const { rows } = await world.call('imports.list', {})
  expect(rows[0]).toMatchObject({ createdBy: '收件夹', state: 'ready' })

  drop('十月（再发）.csv', [1, 2])
  expect(await watchUntil(counted(2))).toEqual(['inbox.pickUp'])
  expect((await items())[0]).toMatchObject({ name: '十月（再发）.csv', state: 'known', batchId: item?.batchId })
  expect((await world.call('imports.list', {})).total).toBe(1)
  // as after a restart: another watch over the same folder finds nothing new
  expect((await world.call('inbox.get', {})).waiting).toEqual([])
})

test('a file that still grows is left until it stands still', async () => {
  const file = path.join(folder, '慢.csv')
  let grown = 0
  const started = Date.now()
  await watchUntil(async () => {
    if (grown < 8) writeFileSync(file, `a,b\n${'x'.repeat((grown += 1))}`)
    return (await items()).length > 0
  })
  expect(grown).toBe(8)
  expect(Date.now() - started).toBeGreaterThan(8 * 20 + 200)
})

test('what cannot be read stays where it is, is told of with the reason, and can be read once more', async () => {
  writeFileSync(path.join(folder, '坏.csv'), '')
  symlinkSync('/etc/hostname', path.join(folder, '链接.csv'))
  writeFileSync(path.join(folder, '~$打开的.xlsx'), 'x')
  writeFileSync(path.join(folder, '没传完.csv.part'), 'x')
  await watchUntil(counted(1))
  const [item, ...others] = await items()
  expect(others).toEqual([])
  expect(item).toMatchObject({ name: '坏.csv', state: 'failed', reason: '文件没有内容。请向报送单位重新索取。' })
  expect((await world.call('desk.today', {})).inboxFailed).toBe(1)
  await world.call('inbox.dismiss', { id: item?.id ?? 0 })
  expect((await world.call('desk.today', {})).inboxFailed).toBe(0)
  await world.call('inbox.retry', { id: item?.id ?? 0 })
  expect((await world.call('inbox.get', {})).waiting).toEqual([{ name: '坏.csv', size: 0 }])
})

test('only a profile that a person let commit by itself takes the last step, and only when nothing is refused', async () => {
  const headings = ['处罚决定书文号', '当事人名称', '案由', '罚款金额(元)', '处罚决定日期']
  const fields = ['decision_no', 'party_name', 'cause', 'fine_amount', 'decision_date']
  const { id } = await world.call('importProfiles.save', {
    body: {
      name: '台账',
      table: 'penalty',
      marks: headings,
      columns: headings.map((heading, i) => ({ heading, field: fields[i] ?? null })),
    },
  })
  drop('一.csv', [1])
  await watchUntil(counted(1))
  expect(world.db.value('SELECT count(*) FROM case_file')).toBe(0)
  await world.call('importProfiles.letCommit', { id, commitsItself: true })
  drop('二.csv', [2])
  drop('三.csv', [3, 3])
  writeFileSync(path.join(folder, '三.csv'), `${headings.join()}\n云市监罚〔2024〕4号,甲\n`)
  expect(await watchUntil(counted(3))).toContain('imports.commit')
  expect(world.db.values('SELECT decision_no FROM case_file')).toEqual(['云市监罚〔2024〕2号'])
  const entry = (await world.call('audit.page', { action: 'imports.commit' })).rows[0]
  expect(entry?.actor).toBe('收件夹')
})

test('a subfolder of tables gives its tables; one of documents is a bundle; names outside are not found', async () => {
  mkdirSync(path.join(folder, '城管局'))
  drop('城管局/a.csv', [7])
  mkdirSync(path.join(folder, '云市监罚〔2024〕9号'))
  writeFileSync(path.join(folder, '云市监罚〔2024〕9号', '01立案审批表.txt'), 'x')
  await watchUntil(counted(2))
  expect((await items()).map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual([
    '云市监罚〔2024〕9号 staged',
    '城管局/a.csv staged',
  ])
  for (const name of ['../x.csv', '/etc/hostname', '城管局/../../x'])
    await expect(world.call('inbox.pickUp', { name })).rejects.toMatchObject({ code: 'not_found' })
})

test('the folder goes away and comes back; the data folder is never watched', async () => {
  const away = `${folder}-away`
  renameSync(folder, away)
  expect(await world.call('inbox.get', {})).toMatchObject({ reachable: false, waiting: [] })
  onTestFinished(() => rmSync(away, { recursive: true, force: true }))
  let back = false
  await watchUntil(async () => {
    if (!back) {
      renameSync(away, folder)
      drop('回来.csv', [1])
      utimesSync(path.join(folder, '回来.csv'), 1, 1)
      back = true
    }
    return (await items()).length > 0
  })
  await expect(world.call('inbox.choose', { folder: world.dir })).rejects.toMatchObject({ code: 'not_allowed' })
  await world.call('inbox.leave', {})
  expect(await world.call('inbox.get', {})).toMatchObject({ folder: null })
})
