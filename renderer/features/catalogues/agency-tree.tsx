import { Button, Skeleton, Tree } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { AGENCY_KINDS, type AgencyKind } from '../../../shared/domain/catalogues/agency.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { CHANGE_WORDS, type TreeNode } from './catalogue-words.tsx'
import css from './catalogues.module.css'

interface Branch {
  key: number
  node: TreeNode
  children: Branch[]
}

/** The agencies as they stand below each other, with figures added up level by level. */
export function AgencyTree({ text, onOpen }: { text: string; onOpen: (id: number) => void }) {
  const navigate = useNavigate()
  const { data, error } = useQuery('catalogues.tree', {}, { keepPrevious: true })
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set())
  const branches = useMemo(() => branchesOf(data?.nodes ?? [], text), [data, text])
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} title={false} className={css.padded} />
  if (branches.length === 0)
    return (
      <EmptyState
        text={
          text === '' ? '还没有执法机关。导入机关名录（机关名称、上级机关）后，层级列在这里。' : '没有符合条件的机关。'
        }
        action={
          text === '' && (
            <Button type="primary" onClick={() => void navigate('/imports')}>
              导入执法机关
            </Button>
          )
        }
      />
    )
  const all = data.nodes.map(({ id }) => id)
  return (
    <div className={css.tree}>
      <div className={css.treeHead} aria-hidden="true">
        <span>机关</span>
        <span>执法人员</span>
        <span>执法事项</span>
        <span>案卷</span>
      </div>
      <Tree<Branch>
        aria-label="执法机关的层级"
        blockNode
        showLine
        treeData={branches}
        expandedKeys={all.filter((id) => !closed.has(id))}
        onExpand={(open) => {
          const shown = new Set(open.map(Number))
          setClosed(new Set(all.filter((id) => !shown.has(id))))
        }}
        selectedKeys={[]}
        onSelect={(_, { node }) => onOpen(node.key)}
        titleRender={({ node }) => <Line node={node} />}
      />
      <p className={css.second}>数字连同下级；自己的不同时写在括号里。</p>
    </div>
  )
}

function Line({ node: { name, kind, change, own, whole } }: { node: TreeNode }) {
  return (
    <span className={css.line}>
      <span className={css.agency}>
        {name} {kind !== null && <span className={css.second}>{AGENCY_KINDS[kind as AgencyKind]}</span>}{' '}
        {change !== null && (
          <StateTag tone="grey">
            {change.on} {CHANGE_WORDS.agency[change.kind] ?? change.kind}
          </StateTag>
        )}
      </span>
      <Figure word="执法人员" own={own.officers} whole={whole.officers} />
      <Figure word="执法事项" own={own.items} whole={whole.items} />
      <Figure word="案卷" own={own.cases} whole={whole.cases} />
    </span>
  )
}

function Figure({ word, own, whole }: { word: string; own: number; whole: number }) {
  return (
    <span className={css.figure} aria-label={`${word} ${whole}，其中自己的 ${own}`}>
      {whole === 0 ? '' : formatCount(whole)}
      {own !== whole && <span className={css.second}>（{formatCount(own)}）</span>}
    </span>
  )
}

/** Whose name holds the text stays, with everything above it. */
function branchesOf(nodes: readonly TreeNode[], text: string): Branch[] {
  const byId = new Map(nodes.map((node) => [node.id, { key: node.id, node, children: [] as Branch[] }]))
  const kept = new Set<number>()
  for (const node of nodes)
    if (node.name.includes(text))
      for (let at: TreeNode | undefined = node; at && !kept.has(at.id); at = byId.get(at.superiorId ?? -1)?.node)
        kept.add(at.id)
  const roots: Branch[] = []
  for (const branch of byId.values()) {
    if (!kept.has(branch.key)) continue
    const above = branch.node.superiorId === null ? undefined : byId.get(branch.node.superiorId)
    ;(above?.children ?? roots).push(branch)
  }
  return roots
}
