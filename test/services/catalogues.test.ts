import { expect, test } from 'vitest'
import { AGENCIES, bringIn, csv, named, OFFICERS } from '../support/catalogue-tables.ts'
import { createWorld } from '../support/world.ts'

test('agencies and officers are staged, landed, updated with old and new beside each other, and taken back', async () => {
  const world = createWorld()
  expect((await bringIn(world, 'agencies.csv', AGENCIES)).counts).toEqual({
    added: 4,
    updated: 0,
    unchanged: 0,
    refused: 0,
  })
  const first = await bringIn(world, 'officers.csv', OFFICERS)
  expect(first.counts).toEqual({ added: 4, updated: 0, unchanged: 0, refused: 0 })
  expect(first.report.problems.map(({ code, row }) => `${row} ${code}`)).toEqual(['2 cert.expired', '4 cert.format'])
  const again = await bringIn(world, 'again.csv', OFFICERS)
  expect(again.counts).toEqual({ added: 0, updated: 0, unchanged: 4, refused: 0 })

  const moved = OFFICERS.with(1, '李一,37010000001,云山市青田区市场监督管理局,2031-01-01,公务员')
  const { batchId } = await world.call('imports.read', { path: csv(world, 'moved.csv', moved) })
  const staged = await world.call('imports.rows', { batchId: batchId as string, counted: 'updated' })
  const changes = [
    { field: 'cert_valid_until', old: '2030-01-01', new: '2031-01-01' },
    { field: 'unit', old: '云山市市场监督管理局', new: '云山市青田区市场监督管理局' },
  ]
  expect(staged.rows.map((row) => row.changes.toSorted((a, b) => a.field.localeCompare(b.field)))).toEqual([changes])
  await world.call('imports.commit', { batchId: batchId as string })
  const after = await world.call('imports.rows', { batchId: batchId as string, counted: 'updated' })
  expect(after.rows[0]?.changes).toHaveLength(2)
  const id = await named(world, 'officer', '李一')
  const detail = await world.call('catalogues.get', { id })
  expect(detail.versions.map(({ version, source, changes: c }) => [version, source?.sourceName, c.length])).toEqual([
    [2, 'moved.csv', 2],
    [1, 'officers.csv', 0],
  ])
  expect(detail.names.map(({ name }) => name)).toEqual(['云山市青田区市场监督管理局'])
  await expect(world.call('imports.undo', { batchId: first.batchId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await world.call('imports.undo', { batchId: batchId as string })).toEqual({ removed: 0, restored: 1 })
  expect((await world.call('catalogues.get', { id })).facts).toMatchObject({ cert_valid_until: '2030-01-01' })
  await expect(world.call('imports.undo', { batchId: first.batchId })).rejects.toThrow(
    '后来的“again.csv”又报送了同样的内容',
  )
  expect(await world.call('imports.undo', { batchId: again.batchId })).toEqual({ removed: 0, restored: 0 })
  expect(await world.call('imports.undo', { batchId: first.batchId })).toEqual({ removed: 4, restored: 0 })
  expect(await world.call('catalogues.records', { catalogue: 'officer' })).toEqual({ rows: [], total: 0 })
  expect((await world.call('maintenance.examine', {})).ok).toBe(true)
})

test('the tree adds up level by level; what is still named is not deleted and the uses are listed', async () => {
  const world = createWorld()
  const agencies = await bringIn(world, 'agencies.csv', AGENCIES)
  await bringIn(world, 'officers.csv', OFFICERS)
  const { nodes } = await world.call('catalogues.tree', {})
  const node = (name: string) => nodes.find((one) => one.name === name)
  expect(
    ['云山市人民政府', '云山市市场监督管理局', '云山市青田区市场监督管理局', '青田区桥东街道办事处'].map((name) => [
      node(name)?.kind,
      node(name)?.own.officers,
      node(name)?.whole.officers,
      nodes.find(({ id }) => id === node(name)?.superiorId)?.name,
    ]),
  ).toEqual([
    ['government', 0, 4, undefined],
    ['department', 2, 4, '云山市人民政府'],
    ['department', 0, 2, '云山市市场监督管理局'],
    ['street', 2, 2, '云山市青田区市场监督管理局'],
  ])
  const street = node('青田区桥东街道办事处')?.id as number
  const refusal = world.call('catalogues.remove', { id: street })
  await expect(refusal).rejects.toMatchObject({ code: 'conflict', details: { uses: [{ by: 'officer', total: 2 }] } })
  await expect(refusal).rejects.toThrow('“青田区桥东街道办事处”还在使用，不能删除：执法人员 2 人（“赵三”、“钱四”）。')
  await expect(world.call('imports.undo', { batchId: agencies.batchId })).rejects.toThrow('被后来的记录引用')
  const unused = await world.call('catalogues.save', { catalogue: 'agency', facts: { name: '云山市烟草专卖局' } })
  expect(await world.call('catalogues.remove', { id: unused.id })).toEqual({ removed: 1 })
  expect((await world.call('agencies.list', {})).agencies.map(({ name }) => name)).not.toContain('云山市烟草专卖局')
})

test('checks count what a person should look at, and each leads to its records', async () => {
  const world = createWorld()
  await bringIn(world, 'officers.csv', OFFICERS)
  const overview = await world.call('catalogues.overview', {})
  const officers = overview.catalogues.find(({ kind }) => kind === 'officer')
  const found = Object.fromEntries((officers?.checks ?? []).map(({ code, count }) => [code, count]))
  expect(found).toMatchObject({
    expired: 1,
    number_form: 1,
    no_certificate: 0,
    unit_unknown: 4,
    suspended: 0,
    auxiliary: 1,
  })
  const expired = await world.call('catalogues.records', { catalogue: 'officer', check: 'expired' })
  expect(expired.rows.map(({ name }) => name)).toEqual(['王二'])
  const id = await named(world, 'officer', '李一')
  const change = { id, kind: 'suspend', on: '2026-08-01', reason: '执法不规范' }
  const { changeId } = await world.call('catalogues.recordChange', change)
  await world.call('catalogues.recordChange', { ...change, kind: 'restore', on: '2026-12-01' })
  const suspended = await world.call('catalogues.records', { catalogue: 'officer', check: 'suspended' })
  expect(suspended.rows.map(({ name, change: standing }) => [name, standing])).toEqual([
    ['李一', { kind: 'suspend', on: '2026-08-01' }],
  ])
  await expect(world.call('catalogues.withdrawChange', { changeId })).rejects.toMatchObject({ code: 'wrong_state' })
  await expect(world.call('catalogues.recordChange', { ...change, kind: 'publish' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('an agency gets another name from a day on, two become one: history stays, the tree follows', async () => {
  const world = createWorld()
  await bringIn(world, 'agencies.csv', AGENCIES)
  const [district, street] = [
    await named(world, 'agency', '青田区市场监督管理局'),
    await named(world, 'agency', '桥东街道办事处'),
  ]
  const { id } = await world.call('catalogues.replaceAgencies', {
    ids: [district],
    on: '2026-06-01',
    name: '云山市青田区综合行政执法局',
    reason: '机构改革',
    paper: '青编〔2026〕3号',
  })
  const { nodes } = await world.call('catalogues.tree', {})
  expect(nodes.find((one) => one.id === street)?.superiorId).toBe(id)
  expect(nodes.find((one) => one.id === district)?.change).toEqual({ kind: 'rename', on: '2026-06-01' })
  expect((await world.call('catalogues.get', { id })).recorded).toMatchObject([
    { recordName: '云山市青田区市场监督管理局', kind: 'rename', successor: { id }, paper: '青编〔2026〕3号' },
  ])
  await expect(
    world.call('catalogues.replaceAgencies', {
      ids: [id],
      on: '2026-07-01',
      name: '云山市青田区市场监督管理局',
      reason: '改回',
    }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    world.call('catalogues.save', { catalogue: 'agency', id: street, facts: { name: '别的街道办事处' } }),
  ).rejects.toMatchObject({ code: 'not_allowed' })
  const merged = await world.call('catalogues.replaceAgencies', {
    ids: [id, street],
    on: '2026-08-01',
    name: '青田区执法总队',
    reason: '合并',
  })
  expect((await world.call('catalogues.get', { id: merged.id })).recorded).toHaveLength(2)
})

test('a record typed by hand is read as a row of a table is: repaired, checked, refused, and a masked number is kept', async () => {
  const world = createWorld()
  const facts = {
    name: '孙五',
    unit: '云山市市场监督管理局',
    cert_no: '37010000009',
    id_no: '11010519010203001x',
    cert_valid_until: '2030年1月1日',
  }
  const { id, problems } = await world.call('catalogues.save', { catalogue: 'officer', facts })
  expect(problems).toEqual([])
  const saved = await world.call('catalogues.get', { id })
  expect(saved.facts).toMatchObject({ id_no: '110105**********1X', cert_valid_until: '2030-01-01' })
  await world.call('catalogues.save', { catalogue: 'officer', id, facts: { ...saved.facts, post: '科员' } })
  expect(world.db.value("SELECT facts ->> 'id_no' FROM catalogue_record")).toBe('11010519010203001X')
  expect((await world.call('catalogues.get', { id })).versions[0]).toMatchObject({
    version: 2,
    source: null,
    changes: [{ field: 'post', old: null, new: '科员' }],
  })
  await expect(world.call('catalogues.save', { catalogue: 'officer', facts })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(world.call('catalogues.save', { catalogue: 'officer', facts: { name: '无名' } })).rejects.toMatchObject({
    code: 'invalid_input',
    details: { code: 'record.no_identity' },
  })
})

test('an item that rests on a repealed article is told of while it is read in, and listed once a law is repealed later', async () => {
  const world = createWorld()
  await bringIn(world, 'laws.csv', [
    '法规名称,条,施行日期,失效日期,效力层级',
    '中华人民共和国食品安全法,,2015-10-01,,法律',
    '食品安全法,第一百二十四条,2015-10-01,2025-12-01,法律',
    '价格违法行为行政处罚规定,,1999-08-01,,行政法规',
  ])
  const items = [
    '事项编码,事项名称,事项类型,实施主体,设定依据,承办岗位',
    'A0001,对经营过期食品的处罚,行政处罚,云山市市场监督管理局,《中华人民共和国食品安全法》第一百二十四条第一款第五项,执法一科',
    'A0002,对价格违法的处罚,,云山市市场监督管理局,《价格违法行为行政处罚规定》第五条,',
    'A0003,对无照经营的处罚,行政处罚,云山市市场监督管理局,,执法二科',
  ]
  const { report } = await bringIn(world, 'items.csv', items)
  expect(report.problems.map(({ code, row, column }) => `${row} ${column} ${code}`).toSorted()).toEqual([
    '1 设定依据 item.basis_repealed',
    '2 事项类型 item.kind_missing',
    '2 承办岗位 item.post_missing',
    '3 设定依据 item.basis_missing',
  ])
  const listed = async (): Promise<string[]> =>
    (await world.call('catalogues.records', { catalogue: 'item', check: 'basis_repealed' })).rows.map(
      (row) => row.number ?? '',
    )
  expect(await listed()).toEqual(['A0001'])
  const { rows } = await world.call('catalogues.records', { catalogue: 'basis', text: '价格' })
  const law = rows[0]?.id as number
  await expect(world.call('catalogues.remove', { id: law })).rejects.toThrow('执法事项 1 项（“对价格违法的处罚”）')
  await world.call('catalogues.recordChange', { id: law, kind: 'repeal', on: '2026-08-01', reason: '废止' })
  expect((await listed()).toSorted()).toEqual(['A0001', 'A0002'])
})

test('an officer named in a case is not deleted, though the index finds no number that looks like that of a person', async () => {
  const world = createWorld()
  const officers = ['孙五,370101199001011234', '周六,HN-16', '吴七,HN-1'].map(
    (who) => `${who},云山市市场监督管理局,2030-01-01,公务员`,
  )
  await bringIn(world, 'officers.csv', [OFFICERS[0] as string, ...officers])
  await bringIn(world, 'cases.csv', [
    '处罚决定书文号,当事人名称,处罚机关,处罚决定日期,处罚内容,执法证号',
    '云市监罚〔2026〕1号,甲公司,云山市市场监督管理局,2026-03-02,警告,370101199001011234',
    '云市监罚〔2026〕2号,乙公司,云山市市场监督管理局,2026-03-02,警告,HN-16',
  ])
  for (const name of ['孙五', '周六'])
    await expect(world.call('catalogues.remove', { id: await named(world, 'officer', name) })).rejects.toMatchObject({
      code: 'conflict',
      details: { uses: [{ by: 'case', total: 1 }] },
    })
  await world.call('catalogues.remove', { id: await named(world, 'officer', '吴七') })
})

test('training hours count to the officer by certificate and year; who is short is listed', async () => {
  const world = createWorld()
  await bringIn(world, 'officers.csv', OFFICERS)
  const { counts, report } = await bringIn(world, 'training.csv', [
    '姓名,执法证号,培训日期,学时类别,培训内容,学时',
    '李一,37010000001,2026-03-01,公共法律知识,行政处罚法,40',
    '李一,37010000001,2026-04-01,执法技能,文书制作,20.5',
    '王二,37010000002,2025-04-01,业务知识,食品检查,60',
    '王二,37010000002,2026-04-02,其他,参观,很多',
  ])
  expect(counts).toEqual({ added: 4, updated: 0, unchanged: 0, refused: 0 })
  expect(report.problems.map(({ code }) => code).sort()).toEqual(['training.hours_invalid', 'training.sort_unknown'])
  const short = await world.call('catalogues.records', { catalogue: 'officer', check: 'hours_short' })
  expect(short.rows.map(({ name }) => name).sort()).toEqual(['王二', '钱四'])
  const li = await world.call('catalogues.get', { id: await named(world, 'officer', '李一') })
  expect(li.hours).toEqual([{ year: '2026', law: 400, work: 0, skill: 205, other: 0 }])
  expect(li.uses).toMatchObject([{ by: 'training', total: 2 }])
})

test.each([
  [
    'discretion',
    '事项编码,事项名称,裁量档次,适用情形,裁量幅度',
    'A0001,对过期食品的处罚,较轻,初次,五万元以上七万元以下',
  ],
  [
    'legal_review',
    '序号,审核事项,实施机关,重大情形,审核机构',
    '1,较大数额罚款,云山市市场监督管理局,五十万元以上,法制科',
  ],
  ['inspection_plan', '计划编号,计划名称,检查机关,年度,年度检查频次上限', 'P1,餐饮检查,云山市市场监督管理局,2026,2次'],
  [
    'undisturbed',
    '企业名称,统一社会信用代码,列入日期,有效期至,列入机关',
    '某企业,91110105YW1000014X,2026-01-01,2027-01-01,云山市市场监督管理局',
  ],
] as const)('%s: a table of it is recognised and lands', async (kind, headings, row) => {
  const world = createWorld()
  const { report, counts } = await bringIn(world, `${kind}.csv`, [headings, row])
  expect([report.table, counts.added]).toEqual([kind, 1])
  expect((await world.call('catalogues.records', { catalogue: kind })).rows).toHaveLength(1)
})
