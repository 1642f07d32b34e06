import { App, Button } from 'antd'
import { createElement } from 'react'
import { CallError } from './client.ts'

export interface Notice {
  /** What went well, in one sentence. */
  done: (sentence: string) => void
  /** What went well and can be taken back for ten seconds. */
  undoable: (sentence: string, undo: () => Promise<unknown>) => void
  /** Shows the sentence of a failed call; a cancelled one needs none, whoever cancelled knows. */
  fail: (error: unknown) => void
}

/** Short messages at the top of the page. Errors that belong to a place on the page are shown there instead (`ErrorNote`). */
export function useNotice(): Notice {
  const { message } = App.useApp()
  const notice: Notice = {
    done: (sentence) => void message.success(sentence),
    undoable(sentence, undo) {
      const key = crypto.randomUUID()
      const takeBack = async (): Promise<void> => {
        message.destroy(key)
        await undo().then(() => notice.done('已撤销'), notice.fail)
      }
      const button = createElement(Button, { type: 'link', size: 'small', onClick: () => void takeBack() }, '撤销')
      void message.open({ key, type: 'success', duration: 10, content: createElement('span', {}, sentence, button) })
    },
    fail(error) {
      if (error instanceof CallError) {
        if (error.code !== 'cancelled') void message.error(error.message, 8)
        return
      }
      // A fault of the page itself: said, and kept for whoever looks for it.
      console.error(error)
      void message.error('页面出错，操作没有完成。请重试；如再次出现，请重新打开程序。', 8)
    },
  }
  return notice
}

export interface Question {
  title: string
  content?: React.ReactNode
  okText: string
  /** What cannot be undone: the safe button is the default. */
  danger?: boolean
}

/** Asks before what cannot be undone. The answer is true only when the named button was pressed. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp()
  return async ({ title, content, okText, danger = false }) =>
    await modal.confirm({
      title,
      content,
      okText,
      cancelText: '取消',
      okButtonProps: { danger },
      autoFocusButton: danger ? 'cancel' : 'ok',
    })
}
