import { CalendarOutlined, DownOutlined, EllipsisOutlined, SearchOutlined } from '@ant-design/icons'
import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import zhCnDays from 'dayjs/locale/zh-cn'
import { RouterProvider } from 'react-router'
import { queryClient } from '../lib/query.ts'
import { styleNonce } from '../styles/style-nonce.ts'
import { theme } from '../styles/theme.ts'
import { router } from './routes.tsx'
import css from './frame.module.css'

// the names of months and weekdays in calendars
dayjs.locale(zhCnDays)

/** The whole window: Chinese words (a picture that the library would name in English says nothing), one theme, one cache of answers, the pages by address. */
export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce: styleNonce }}
      button={{ autoInsertSpace: false }}
      modal={{ centered: true }}
      select={{ suffixIcon: <DownOutlined aria-hidden /> }}
      inputSearch={{ searchIcon: <SearchOutlined aria-label="查找" /> }}
      datePicker={{ suffixIcon: <CalendarOutlined aria-hidden /> }}
      tabs={{ more: { icon: <EllipsisOutlined aria-hidden /> } }}
      virtual
    >
      <AntApp className={css.app} message={{ maxCount: 3, top: 56 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
