import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { showBackendTasks } from '../lib/backend-tasks.ts'
import { formatCount, formatDuration } from '../lib/format.ts'
import { type RunningTask, useRunningTasks } from '../lib/running-tasks.ts'
import css from './frame.module.css'

/** Work under way, on every page: what, how far, how fast, how long still, and the way to stop it. */
export function TaskBar() {
  const tasks = useRunningTasks()
  useEffect(showBackendTasks, [])
  if (tasks.length === 0) return null
  return (
    <section className={css.tasks} aria-label="正在进行的工作">
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
    </section>
  )
}

function TaskLine({ task }: { task: RunningTask }) {
  const [now, setNow] = useState(() => performance.now())
  const [stopping, setStopping] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500)
    return () => clearInterval(timer)
  }, [])
  const { label, progress, startedAt, cancel } = task
  const elapsed = now - startedAt
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : undefined
  // Under two seconds, or before a twentieth is done, an estimate would only jump about.
  const left = share !== undefined && share > 0.05 && elapsed > 2000 ? (elapsed / share) * (1 - share) : undefined
  return (
    <div className={css.task}>
      <span className={css.taskLabel}>{label}</span>
      <progress aria-label={label} {...(share === undefined ? {} : { value: share, max: 1 })} />
      <span className={css.muted}>
        {progress?.label}
        {share !== undefined && ` ${formatCount(Math.floor(share * 100))}%`}
        {left !== undefined && `，约剩 ${formatDuration(left)}`}
      </span>
      <Button
        size="small"
        disabled={stopping}
        onClick={() => {
          setStopping(true)
          cancel()
        }}
      >
        {stopping ? '正在取消……' : '取消'}
      </Button>
    </div>
  )
}
