import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n'
import type { Tone } from './bar'
import { count } from './format'
import { usePreferences } from './preferences'
import { reducedMotion } from './theme'

export interface Series {
  name: string
  tone: Tone
  /** One per category; null: nothing is known, or it is not for this viewer. */
  values: (number | null)[]
}

export interface Chart {
  kind: 'bar' | 'stacked' | 'line'
  categories: string[]
  series: Series[]
  unit?: string
  /** Bars from the left, for long names. */
  lying?: boolean
}

interface ChartProps extends Chart {
  label: string
  /** What the picture says, in a sentence: read instead of it. */
  summary: string
  /** Heading of the categories in the table. */
  by: string
  /** Pixels; the place is taken before the picture comes. */
  height?: number
}

/** The numbers of the picture. */
function Numbers({ label, by, categories, series }: Pick<ChartProps, 'label' | 'by' | 'categories' | 'series'>) {
  const { table } = useWords()
  return (
    <table className="form-table">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, at) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{values[at] === null || values[at] === undefined ? table.none : count(values[at])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The drawing library is fetched when the first chart stands on the page. */
function Picture({ label, summary, height, ...chart }: Omit<ChartProps, 'by'>) {
  const place = useRef<HTMLDivElement>(null)
  const { largeText } = usePreferences()
  const { parts } = useWords()
  const [lost, lose] = useState(false)
  const told = JSON.stringify(chart)
  useEffect(() => {
    let end: () => void = () => undefined
    let left = false
    import('./chart-drawing').then(
      ({ startDrawing }) => {
        if (left || !place.current) return
        const drawing = startDrawing(place.current)
        end = drawing.end
        const font = getComputedStyle(place.current).fontFamily
        drawing.draw(JSON.parse(told) as Chart, { font, size: largeText ? 16 : 12, still: reducedMotion() })
      },
      () => lose(true),
    )
    return () => {
      left = true
      end()
    }
  }, [told, largeText])
  if (lost) return <p className="secondary">{parts.chartLost}</p>
  return <div ref={place} className="chart-picture" role="img" aria-label={`${label}: ${summary}`} style={{ height }} />
}

/** A chart with its sentence, and the same numbers as a table. */
export function ChartPanel({ label, summary, by, height = 260, ...chart }: ChartProps) {
  const { parts } = useWords()
  const [asTable, show] = useState(false)
  return (
    <figure className="chart">
      <figcaption>
        <b>{label}</b>
        <Button size="small" type="text" onClick={() => show(!asTable)}>
          {asTable ? parts.asPicture : parts.asTable}
        </Button>
      </figcaption>
      {asTable ? (
        <Numbers label={label} by={by} {...chart} />
      ) : (
        <Picture label={label} summary={summary} height={height} {...chart} />
      )}
      <p className="chart-summary">{summary}</p>
    </figure>
  )
}
