import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import css from './frame.module.css'

const SearchDialog = lazy(() => import('./search-dialog.tsx'))

/** The way to everything: a button, or Ctrl+K on any page. */
export function SearchBox() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button className={css.search} title="Ctrl+K" icon={<SearchOutlined aria-hidden />} onClick={() => setOpen(true)}>
        查找<span className={css.shortcut}>（Ctrl+K）</span>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
