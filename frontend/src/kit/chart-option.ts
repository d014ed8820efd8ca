import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Chart, Series } from './chart'
import { tones } from './theme'

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

/** What the page looks like around the chart. */
export interface Look {
  font: string
  size: number
  still: boolean
}

const line = '#e1e7e5'
const ink = '#4a5a57'

/** ECharts 6 draws the legend over the axis below unless it is told to stand on top. */
const legend = (shown: boolean, size: number) => ({
  show: shown,
  top: 0,
  left: 0,
  itemWidth: 12,
  itemHeight: 12,
  textStyle: { color: ink, fontSize: size },
})

function drawn({ kind, lying }: Chart, { name, tone, values }: Series, labelled: boolean): BarSeriesOption | LineSeriesOption {
  const color = tones[tone]
  if (kind === 'line') return { type: 'line', name, data: values, color, symbolSize: 6, lineStyle: { width: 2 } }
  return {
    type: 'bar',
    name,
    data: values,
    color,
    barMaxWidth: 28,
    stack: kind === 'stacked' ? 'all' : undefined,
    label: { show: labelled, position: lying ? 'right' : 'top', color: ink },
  }
}

function axes({ categories, lying, unit, series }: Chart, size: number) {
  const whole = series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)))
  const text = { color: ink, fontSize: size }
  const names = { type: 'category' as const, data: categories, inverse: lying, axisTick: { show: false }, axisLabel: text }
  const numbers = {
    type: 'value' as const,
    name: unit,
    nameTextStyle: { ...text, align: 'right' as const },
    minInterval: whole ? 1 : undefined,
    splitLine: { lineStyle: { color: line } },
    axisLabel: text,
  }
  return lying ? { xAxis: numbers, yAxis: names } : { xAxis: names, yAxis: numbers }
}

/** The chart in the words of ECharts: no gradient, no depth, tooltips drawn within the picture, for a strict policy. */
export function optionOf(chart: Chart, { font, size, still }: Look): ChartOption {
  const { kind, series, categories, lying } = chart
  const several = series.length > 1
  const labelled = !several && kind === 'bar' && (lying || categories.length <= 12)
  const common: ChartOption = {
    animation: !still,
    textStyle: { fontFamily: font, fontSize: size },
    legend: legend(several, size),
    grid: {
      left: 8,
      right: lying && labelled ? 56 : 16,
      top: (several ? 28 : 0) + (chart.unit && !chart.lying ? 32 : 16),
      bottom: 4,
      containLabel: true,
    },
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
  }
  return { ...common, ...axes(chart, size), series: series.map((one) => drawn(chart, one, labelled)) }
}
