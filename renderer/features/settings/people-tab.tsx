import { Button, Form, Input, Select, Switch, Table } from 'antd'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { ROLE_WORDS } from '../../lib/words.ts'
import { NumberRights } from './number-rights.tsx'
import css from './settings.module.css'

type Role = keyof typeof ROLE_WORDS
const ROLES = Object.entries(ROLE_WORDS).map(([value, label]) => ({ value: value as Role, label }))

/** The bureau's people, and who sits at this PC. Nobody is deleted: what they did keeps their name. */
export function PeopleTab() {
  const { data, error } = useQuery('people.list', {})
  const { data: session } = useQuery('session.info', {})
  const save = useCommand('people.save')
  const takeSeat = useCommand('session.takeSeat')
  const notice = useNotice()
  const [form] = Form.useForm<{ name: string; role: Role }>()

  const attempt = async (work: () => Promise<unknown>, sentence: string): Promise<void> => {
    try {
      await work()
      notice.done(sentence)
    } catch (failure) {
      notice.fail(failure)
    }
  }
  const people = data?.people ?? []
  const seat = people.find(({ name, active }) => active && name === session?.actor)?.id ?? null
  return (
    <>
      <ErrorNote error={error} />
      <div className={css.line}>
        <label htmlFor="seat">现在由谁操作这台电脑</label>
        <Select
          id="seat"
          className={css.seat}
          value={seat}
          options={[
            { value: null, label: '本机操作员（不登记姓名）' },
            ...people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(personId: string | null) => void attempt(() => takeSeat.run({ personId }), '已登记操作员')}
        />
        <span className={css.note}>其后的每一次操作记在此人名下；这是登记，不是口令。</span>
      </div>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={people}
        locale={{ emptyText: <EmptyState text="还没有登记人员。请在下面填写姓名和职责。" /> }}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          {
            title: '职责',
            render: (_, person) => (
              <Select
                aria-label={`${person.name}的职责`}
                value={person.role}
                options={ROLES}
                className={css.role}
                onChange={(role: Role) =>
                  void attempt(() => save.run({ name: person.name, role, active: person.active }), '已修改')
                }
              />
            ),
          },
          {
            title: '状态',
            render: (_, { active }) => <StateTag tone={active ? 'green' : 'grey'}>{active ? '在用' : '停用'}</StateTag>,
          },
          {
            title: '在用',
            render: (_, person) => (
              <Switch
                aria-label={`${person.name}在用`}
                checked={person.active}
                onChange={(active) =>
                  void attempt(
                    () => save.run({ name: person.name, role: person.role, active }),
                    active ? '已启用' : '已停用',
                  )
                }
              />
            ),
          },
        ]}
      />
      <Form
        form={form}
        layout="inline"
        className={css.add}
        initialValues={{ role: 'supervisor' }}
        onFinish={({ name, role }) =>
          void attempt(async () => {
            await save.run({ name: name.trim(), role })
            form.resetFields(['name'])
          }, '已登记')
        }
      >
        <Form.Item
          name="name"
          label="姓名"
          rules={[
            { required: true, whitespace: true, message: '请填写姓名。' },
            {
              validator: (_, value: string | undefined) =>
                people.some(({ name }) => name === value?.trim())
                  ? Promise.reject(new Error('此人已经登记。'))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="role" label="职责">
          <Select options={ROLES} className={css.role} />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={save.running}>
          登记人员
        </Button>
      </Form>
      <NumberRights />
    </>
  )
}
