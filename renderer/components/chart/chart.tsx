import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import css from './chart.module.css'

const BarDrawing = lazy(() => import('./bar-drawing.tsx'))

export interface BarChartProps {
  title: string
  /** Names along the axis, one for every value. */
  names: string[]
  series: { name: string; values: number[] }[]
  unit: string
  /** One bar, divided, instead of bars side by side. */
  stacked?: boolean
  /** The page shows the figures in a table of its own beside it. */
  bare?: boolean
  onOpen?: (name: string) => void
}

/** Bars, drawn lying (names are long). The same figures stand in a table for screen readers and for copying. */
export function BarChart(props: BarChartProps) {
  const { title, names, series, unit, bare = false } = props
  return (
    <figure className={css.chart}>
      <figcaption className={css.title}>
        {title}（{unit}）
      </figcaption>
      <div aria-hidden="true">
        <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} title={false} />}>
          <BarDrawing {...props} />
        </Suspense>
      </div>
      {!bare && (
        <details className={css.table}>
          <summary>数据表</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">名称</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name, i) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {series.map(({ name: of, values }) => (
                    <td key={of}>{values[i]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  )
}
