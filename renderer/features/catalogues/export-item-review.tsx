import type { CallInput } from '../../../shared/contract/index.ts'
import { ExportButton } from '../../components/export-button.tsx'
import { useTask } from '../../lib/query.ts'

type Props = Omit<CallInput<'itemReview.export'>, 'format' | 'file'> & { title: string }

/** Writes the list as it is shown, all its rows, with what the counts mean, to a file. */
export function ExportItemReview({ title, ...filter }: Props) {
  const task = useTask('itemReview.export')
  return (
    <ExportButton
      name={title}
      unit="项"
      running={task.running}
      write={(file, format) => task.run({ ...filter, format, file }, { label: `导出${title}` })}
    />
  )
}
