import { BarChart as Bars } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { colours, fontFamily } from '../../styles/theme.ts'
import type { BarChartProps } from './chart.tsx'

use([Bars, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

const SERIES_COLOURS = [colours.accent, colours.green, colours.amber, colours.red, colours.lineStrong]
const BAR = 28

/** ECharts' part of the chart, loaded when first needed; SVG, so that it prints sharp. */
export default function BarDrawing({ names, series, stacked = false, onOpen }: BarChartProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return undefined
    const chart = init(box.current, null, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      color: SERIES_COLOURS,
      textStyle: { fontFamily, color: colours.text },
      tooltip: { trigger: 'axis', axisPointer: { type: 'none' } },
      legend: { show: series.length > 1, bottom: 0 },
      grid: { left: 8, right: 48, top: 8, bottom: series.length > 1 ? 32 : 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colours.line } } },
      yAxis: { type: 'category', data: names, inverse: true, axisTick: { show: false } },
      series: series.map(({ name, values }) => ({
        name,
        type: 'bar',
        data: values,
        barMaxWidth: 18,
        ...(stacked ? { stack: 'all' } : { label: { show: true, position: 'right' } }),
      })),
    })
    chart.on('click', ({ name }) => onOpen?.(name))
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(box.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [names, series, stacked, onOpen])
  return (
    <div ref={box} style={{ height: names.length * BAR * (stacked ? 1 : Math.max(1, series.length * 0.8)) + 72 }} />
  )
}
