import { z } from 'zod'
import { type Feature, shell as procedure } from './define.ts'

const Filter = z.strictObject({ name: z.string(), extensions: z.array(z.string()) })
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** false: the person cancelled in the dialog of the system */
const Printed = z.strictObject({ printed: z.boolean() })

export const shell = {
  'shell.chooseFiles': procedure({
    does: '请用户选择要读取的文件',
    input: z.strictObject({ title: z.string(), filters: z.array(Filter).default([]) }),
    output: z.strictObject({ paths: z.array(z.string()) }),
    topics: [],
  }),
  'shell.chooseFolder': procedure({
    does: '请用户选择一个文件夹',
    input: z.strictObject({ title: z.string() }),
    output: z.strictObject({ path: z.string().nullable() }),
    topics: [],
  }),
  'shell.saveAs': procedure({
    does: '请用户指定保存的位置和文件名',
    input: z.strictObject({ title: z.string(), name: z.string(), filters: z.array(Filter).default([]) }),
    output: z.strictObject({ path: z.string().nullable() }),
    topics: [],
  }),
  'shell.openStored': procedure({
    does: '把一份存档材料的副本交给本机的程序（WPS、看图等）打开，原件不动',
    input: z.strictObject({ sha256: Sha256, name: z.string().min(1).max(200) }),
    output: z.strictObject({}),
    topics: [],
  }),
  'shell.printStored': procedure({
    does: '用系统的打印对话框打印一份存档的 PDF',
    input: z.strictObject({ sha256: Sha256 }),
    output: Printed,
    topics: [],
  }),
  'shell.printPage': procedure({
    does: '用系统的打印对话框打印窗口中的当前页面',
    input: z.strictObject({ landscape: z.boolean().default(false) }),
    output: Printed,
    topics: [],
  }),
  'shell.revealPath': procedure({
    does: '在系统的文件管理器中指出一个文件或者文件夹',
    input: z.strictObject({ path: z.string().min(1) }),
    output: z.strictObject({}),
    topics: [],
  }),
  'shell.openDataFolder': procedure({
    does: '在系统的文件管理器中打开数据文件夹',
    input: z.strictObject({}),
    output: z.strictObject({}),
    topics: [],
  }),
  'shell.restartOn': procedure({
    does: '退出程序，并用另一个数据文件夹重新启动；有工作正在进行时先询问',
    input: z.strictObject({ folder: z.string().min(1) }),
    output: z.strictObject({}),
    topics: [],
  }),
  'shell.setFullScreen': procedure({
    does: '让窗口占满屏幕或者恢复原状',
    input: z.strictObject({ on: z.boolean() }),
    output: z.strictObject({}),
    topics: [],
  }),
  'shell.info': procedure({
    does: '程序和各组成部分的版本、数据文件夹的位置',
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      /** null: not Electron but its stand-in for development */
      electron: z.string().nullable(),
      chromium: z.string(),
      node: z.string(),
      system: z.string(),
      dataFolder: z.string(),
    }),
    topics: [],
  }),
} as const satisfies Feature<'shell'>
