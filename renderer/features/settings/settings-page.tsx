import { Tabs } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { Page } from '../../components/page.tsx'
import { AboutTab } from './about-tab.tsx'
import { BureauTab } from './bureau-tab.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { DataTab } from './data-tab.tsx'
import { LettersTab } from './letters-tab.tsx'
import { LimitsTab } from './limits-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { RubricsTab } from './rubrics-tab.tsx'
import css from './settings.module.css'

const TABS = [
  { key: 'bureau', label: '本单位', children: <BureauTab /> },
  { key: 'people', label: '人员', children: <PeopleTab /> },
  { key: 'letters', label: '监督文书', children: <LettersTab /> },
  { key: 'rubrics', label: '评查标准', children: <RubricsTab /> },
  { key: 'limits', label: '抽样与案卷包', children: <LimitsTab /> },
  { key: 'calendar', label: '节假日与期限', children: <CalendarTab /> },
  { key: 'data', label: '数据与备份', children: <DataTab /> },
  { key: 'about', label: '关于', children: <AboutTab /> },
]

/** 设置: what the bureau decides for itself, and its data. */
export function Component() {
  const { tab = 'bureau' } = useParams()
  const navigate = useNavigate()
  return (
    <Page title="设置" help="settings">
      <div className={css.panel}>
        <Tabs
          activeKey={TABS.some(({ key }) => key === tab) ? tab : 'bureau'}
          items={TABS}
          destroyOnHidden
          onChange={(key) => void navigate(`/settings/${key}`, { replace: true })}
        />
      </div>
    </Page>
  )
}
