import {
  AuditOutlined,
  DatabaseOutlined,
  EditOutlined,
  FileProtectOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  ImportOutlined,
  ReconciliationOutlined,
  SettingOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

/** The rail: one line a place, in the order of the work. `key` with Alt goes there. */
export const PLACES: readonly { to: string; label: string; icon: ReactNode; key: string }[] = [
  { to: '/', label: '工作台', icon: <HomeOutlined aria-hidden />, key: '1' },
  { to: '/imports', label: '导入', icon: <ImportOutlined aria-hidden />, key: '2' },
  { to: '/cases', label: '案卷库', icon: <FolderOpenOutlined aria-hidden />, key: '3' },
  { to: '/catalogues', label: '基础数据', icon: <DatabaseOutlined aria-hidden />, key: '0' },
  { to: '/rounds', label: '评查轮次', icon: <UnorderedListOutlined aria-hidden />, key: '4' },
  { to: '/scores', label: '打分', icon: <EditOutlined aria-hidden />, key: '5' },
  { to: '/letters', label: '监督文书', icon: <FileProtectOutlined aria-hidden />, key: '6' },
  { to: '/reports', label: '报送核对', icon: <ReconciliationOutlined aria-hidden />, key: '9' },
  { to: '/audit', label: '审计', icon: <AuditOutlined aria-hidden />, key: '7' },
  { to: '/settings', label: '设置', icon: <SettingOutlined aria-hidden />, key: '8' },
]
