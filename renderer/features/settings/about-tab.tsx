import { Descriptions, Skeleton } from 'antd'
import { ErrorNote } from '../../components/error-note.tsx'
import { useShellInfo } from './use-shell-info.ts'

/** Version, parts, and where the program stands. */
export function AboutTab() {
  const { info, error } = useShellInfo()
  if (error !== undefined) return <ErrorNote error={error} />
  if (!info) return <Skeleton active />
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={[
        { key: 'name', label: '程序', children: `明卷 ${info.version}` },
        { key: 'licence', label: '许可', children: 'Apache License 2.0' },
        { key: 'electron', label: 'Electron', children: info.electron ?? '开发用替身（不是 Electron）' },
        ...(info.chromium ? [{ key: 'chromium', label: 'Chromium', children: info.chromium }] : []),
        { key: 'node', label: 'Node.js', children: info.node },
        { key: 'system', label: '系统', children: info.system },
        { key: 'folder', label: '数据文件夹', children: <code>{info.dataFolder}</code> },
      ]}
    />
  )
}
