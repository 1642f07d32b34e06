import { Button, Select, Tooltip } from 'antd'
import { DeleteRowOutlined } from '@ant-design/icons'
import { removeClause, setClauseLevel } from '../../../shared/domain/letters/letter-edits.ts'
import type { Clause, Letter } from '../../../shared/domain/letters/letter.ts'
import type { Draft } from './use-draft.ts'
import css from './letters.module.css'
import type { Caret } from './sheet/paper.ts'

const LEVELS: { value: Clause['level']; label: string }[] = [
  { value: 'p', label: '正文' },
  { value: 'h1', label: '一、一级标题' },
  { value: 'h2', label: '（一）二级标题' },
  { value: 'h3', label: '1. 三级' },
  { value: 'h4', label: '（1）四级' },
]

interface ParagraphToolsProps {
  letter: Letter
  caret: Caret | null
  onChange: (next: (draft: Draft) => Draft) => void
}

/** Level and removal of the paragraph that has the caret. */
export function ParagraphTools({ letter, caret, onChange }: ParagraphToolsProps) {
  const at = caret?.field.startsWith('clause.') ? Number(caret.field.slice('clause.'.length)) : -1
  const clause = letter.clauses[at]
  return (
    <>
      <Select
        aria-label="本段的层次"
        className={css.level}
        placeholder="本段的层次"
        disabled={!clause}
        value={clause?.level ?? null}
        options={LEVELS}
        onChange={(level: Clause['level'] | null) =>
          level && onChange((old) => ({ ...old, letter: setClauseLevel(old.letter, at, level) }))
        }
      />
      <Tooltip title="删除本段">
        <Button
          type="text"
          icon={<DeleteRowOutlined aria-hidden />}
          aria-label="删除本段"
          disabled={!clause || letter.clauses.length === 1}
          onClick={() => onChange((old) => ({ ...old, letter: removeClause(old.letter, at) }))}
        />
      </Tooltip>
    </>
  )
}
