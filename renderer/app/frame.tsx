import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, Skeleton, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { NavLink, Outlet, useNavigate, useNavigation } from 'react-router'
import { TitleSlot } from '../components/page.tsx'
import { useRemembered } from '../lib/remembered.ts'
import { BackendNote } from './backend-note.tsx'
import css from './frame.module.css'
import { keepFocus } from './keep-focus.ts'
import { PLACES } from './navigation.tsx'
import { partKey } from './part-keys.ts'
import { SearchBox } from './search-box.tsx'
import { SessionNote } from './session-note.tsx'
import { TaskBar } from './task-bar.tsx'

/** What stays on every page: the rail, the title bar, the running tasks. */
export function Frame() {
  const [wide, setWide] = useRemembered('rail.wide', false)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const navigate = useNavigate()
  const loading = useNavigation().state === 'loading'

  useEffect(keepFocus, [])
  useEffect(() => {
    const go = (event: KeyboardEvent): void => {
      const place = event.altKey && !event.ctrlKey ? PLACES.find(({ key }) => key === event.key) : undefined
      const help = event.key === 'F1' ? document.querySelector<HTMLElement>('[data-help]')?.dataset['help'] : undefined
      if (place) void navigate(place.to)
      if (help) void navigate(`/help/${help}`)
      if (place ?? help ?? partKey(event)) event.preventDefault()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [navigate])

  return (
    <div className={css.frame}>
      <a
        className={css.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.querySelector<HTMLElement>('#main')?.focus()
        }}
      >
        跳到正文
      </a>
      <nav className={wide ? css.railWide : css.rail} aria-label="主导航">
        {PLACES.map(({ to, label, icon, key }) => (
          <Tooltip key={to} title={wide ? `Alt+${key}` : `${label}（Alt+${key}）`} placement="right">
            <NavLink to={to} end={to === '/'} className={css.place} aria-label={label}>
              <span className={css.icon} aria-hidden="true">
                {icon}
              </span>
              {wide && label}
            </NavLink>
          </Tooltip>
        ))}
        <Button
          className={css.fold}
          type="text"
          icon={wide ? <MenuFoldOutlined aria-hidden /> : <MenuUnfoldOutlined aria-hidden />}
          aria-label={wide ? '收起导航' : '展开导航'}
          aria-expanded={wide}
          onClick={() => setWide(!wide)}
        />
      </nav>
      <div className={css.body}>
        <header className={css.bar}>
          <div className={css.slot} ref={setSlot} />
          <SearchBox />
          <SessionNote />
        </header>
        <BackendNote />
        <main id="main" className={css.main} tabIndex={-1} aria-busy={loading}>
          <TitleSlot value={slot}>
            {slot && (loading ? <Skeleton active style={{ padding: 16 }} /> : <Outlet />)}
          </TitleSlot>
        </main>
        <TaskBar />
      </div>
    </div>
  )
}
