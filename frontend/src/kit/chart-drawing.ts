import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Chart } from './chart'
import { type Look, optionOf } from './chart-option'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/**
 * The renderer writes fonts as `style` attributes, which the content security policy blocks as inline styles. Set through
 * the object model the very same text is allowed.
 */
SVGElement.prototype.setAttribute = function setAttribute(name: string, value: string): void {
  if (name === 'style') this.style.cssText = value
  else Element.prototype.setAttribute.call(this, name, value)
}

export interface Drawing {
  draw: (chart: Chart, look: Look) => void
  end: () => void
}

/** Draws into the element and follows its size. */
export function startDrawing(element: HTMLElement): Drawing {
  const instance = init(element, null, { renderer: 'svg' })
  const watcher = new ResizeObserver(() => instance.resize())
  watcher.observe(element)
  return {
    draw: (chart, look) => instance.setOption(optionOf(chart, look), { notMerge: true }),
    end: () => {
      watcher.disconnect()
      instance.dispose()
    },
  }
}
