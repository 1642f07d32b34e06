import { FileAddOutlined, FolderAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { offer } from './offered-files.ts'

const TABLES_AND_BUNDLES = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'zip']

/** Offers what lies at the paths and says when it was there already. */
export function useOffer(): (paths: string[]) => Promise<void> {
  const notice = useNotice()
  return async (paths) => {
    try {
      const added = await offer(paths)
      if (paths.length > 0 && added === 0) notice.done('这些文件已在待读入的列表中。')
    } catch (error) {
      notice.fail(error)
    }
  }
}

/** The two ways to choose by a dialog: files, or a folder. */
export function ChooseFiles({ primary = false }: { primary?: boolean }) {
  const files = useCommand('shell.chooseFiles')
  const folder = useCommand('shell.chooseFolder')
  const notice = useNotice()
  const offerPaths = useOffer()
  const chooseFiles = async (): Promise<void> => {
    const filters = [
      { name: '表格和案卷包', extensions: TABLES_AND_BUNDLES },
      { name: '全部文件', extensions: ['*'] },
    ]
    await files.run({ title: '选择要导入的文件', filters }).then(({ paths }) => offerPaths(paths), notice.fail)
  }
  const chooseFolder = async (): Promise<void> => {
    await folder
      .run({ title: '选择要导入的文件夹' })
      .then(({ path }) => (path === null ? undefined : offerPaths([path])), notice.fail)
  }
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<FileAddOutlined aria-hidden />}
        loading={files.running}
        onClick={() => void chooseFiles()}
      >
        选择文件
      </Button>
      <Button icon={<FolderAddOutlined aria-hidden />} loading={folder.running} onClick={() => void chooseFolder()}>
        选择文件夹
      </Button>
    </>
  )
}
