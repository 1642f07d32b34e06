import { Link, useParams } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import css from './help.module.css'
import { EVALUATION } from './texts/evaluation.ts'
import { EVERYDAY } from './texts/everyday.ts'

const TEXTS = { ...EVERYDAY, ...EVALUATION }

/** 帮助: one page a screen, and the list of all. */
export function Component() {
  const { page = 'desk' } = useParams()
  const text = TEXTS[page]
  return (
    <Page title={text ? `帮助：${text.title}` : '帮助'}>
      <div className={css.help}>
        <nav aria-label="帮助目录">
          <ul>
            {Object.entries(TEXTS).map(([name, { title }]) => (
              <li key={name}>
                <Link to={`/help/${name}`} className={css.entry} aria-current={name === page ? 'page' : undefined}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {!text && <EmptyState text="没有这一页的帮助，请从左边选择。" />}
        {text && (
          <article className={css.text}>
            <p>{text.purpose}</p>
            <h2>怎么做</h2>
            <ol className={css.steps}>
              {text.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {text.keys && (
              <>
                <h2>按键</h2>
                <table className={css.keys}>
                  <tbody>
                    {text.keys.map(([key, what]) => (
                      <tr key={key}>
                        <th scope="row">
                          <kbd>{key}</kbd>
                        </th>
                        <td>{what}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
            {text.rules && (
              <>
                <h2>规则</h2>
                <ul className={css.rules}>
                  {text.rules.map((rule) => (
                    <li key={rule}>{rule}</li>
                  ))}
                </ul>
              </>
            )}
          </article>
        )}
      </div>
    </Page>
  )
}
