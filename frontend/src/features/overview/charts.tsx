import type { ReactNode } from 'react'
import { useWords } from '../../i18n'
import type { Tone } from '../../kit/bar'
import { ChartPanel } from '../../kit/chart'
import { count } from '../../kit/format'
import { type ByClass, byClass, daysOf, levelsByDay, onTimeByTownship } from './counting'
import type { Counts, Figures } from './query'

const tones: Tone[] = ['level-1', 'level-2', 'level-3', 'level-4']
const heights = { wide: 280, tall: 420 }
/** Heading, sentence and padding around a picture. */
const around = 88

type Size = keyof typeof heights

/** The place of a chart, taken before the library that draws it has come. */
function ChartPlace({ size, wide, children }: { size: Size; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'chart-place chart-wide' : 'chart-place'} style={{ minHeight: heights[size] + around }}>
      {children}
    </div>
  )
}

/** Agencies or staff under each body, by class. */
function ByClassChart({ label, unit, side, rows }: { label: string; unit: string; side: Side; rows: ByClass[] }) {
  const { overview } = useWords()
  const { bodies, most: mostOf, same } = overview.charts
  const [most, least] = [rows[0], rows.at(-1)]
  if (!most || !least) return null
  const number = count(most.a + most.b)
  const isEven = rows.length > 1 && most.a + most.b === least.a + least.b
  return (
    <ChartPanel
      kind="stacked"
      lying
      label={label}
      by={bodies[side]}
      height={heights.tall}
      summary={isEven ? same(number, unit) : mostOf(most.name, number, unit)}
      categories={rows.map(({ name }) => name)}
      series={[
        { name: overview.classes.a, tone: 'celadon', values: rows.map(({ a }) => a) },
        { name: overview.classes.b, tone: 'indigo', values: rows.map(({ b }) => b) },
      ]}
    />
  )
}

export type Side = 'department' | 'township'

interface ChartsProps {
  counts: Counts
}

/** Where agencies and staff are, by class. */
export function StationCharts({ counts, side, staff }: ChartsProps & { side: Side; staff: boolean }) {
  const { overview } = useWords()
  const { agencies, staff: people } = overview.charts
  return (
    <div className="charts">
      <ChartPlace size="tall">
        <ByClassChart
          label={agencies(overview.charts.bodies[side])}
          unit={overview.unit.agencies}
          side={side}
          rows={byClass(counts.agencies, side)}
        />
      </ChartPlace>
      {staff ? (
        <ChartPlace size="tall">
          <ByClassChart
            label={people(overview.charts.bodies[side])}
            unit={overview.unit.staff}
            side={side}
            rows={byClass(counts.staff, side)}
          />
        </ChartPlace>
      ) : null}
    </div>
  )
}

/** How many items each type of township has by delegation, and how many at its windows. */
export function ListsChart({ figures }: { figures: Figures }) {
  const { overview, terms } = useWords()
  const { charts, unit } = overview
  const { delegated, windowLists } = figures
  const values = ({ central, development, ecological }: typeof windowLists | typeof delegated) => [
    central,
    development,
    ecological,
  ]
  const [first, , last] = values(windowLists)
  return (
    <div className="charts">
      <ChartPlace size="wide" wide>
        <ChartPanel
          kind="bar"
          label={charts.lists}
          by={charts.category}
          unit={unit.items}
          height={heights.wide}
          summary={charts.listsSummary(count(first ?? 0), count(last ?? 0))}
          categories={Object.values(terms.townshipCategory)}
          series={[
            { name: terms.listKind.DELEGATED, tone: 'celadon', values: values(delegated) },
            { name: terms.listKind.WINDOW, tone: 'level-3', values: values(windowLists) },
          ]}
        />
      </ChartPlace>
    </div>
  )
}

function DaysChart({ counts, month, size }: { counts: Counts; month: string; size: Size }) {
  const { overview, terms } = useWords()
  const { charts, unit } = overview
  const days = daysOf(month)
  const levels = levelsByDay(days, counts.days)
  const sums = days.map((_, at) => levels.reduce((sum, level) => sum + (level[at] ?? 0), 0))
  const top = sums.indexOf(Math.max(...sums))
  return (
    <ChartPanel
      kind="stacked"
      label={charts.days}
      by={charts.day}
      unit={unit.events}
      height={heights[size]}
      summary={charts.busiest(days[top] ?? month, count(sums[top] ?? 0))}
      categories={days.map((day) => String(Number(day.slice(8))))}
      series={levels.map((values, at) => ({ name: terms.level[at] ?? '', tone: tones[at] ?? 'level-4', values }))}
    />
  )
}

function OnTimeChart({ counts }: { counts: Counts }) {
  const { charts } = useWords().overview
  const shares = onTimeByTownship(counts.townships)
  const [lowest, highest] = [shares[0], shares.at(-1)]
  if (!lowest || !highest) return null
  return (
    <ChartPanel
      kind="bar"
      lying
      label={charts.onTime}
      by={charts.bodies.township}
      height={heights.tall}
      summary={charts.between(lowest.name, lowest.value, highest.name, highest.value)}
      categories={shares.map(({ name }) => name)}
      series={[{ name: charts.onTime, tone: 'celadon', values: shares.map(({ value }) => value) }]}
    />
  )
}

/** Events of the month by day, and how townships compare, where the viewer sees more than one. */
export function EventCharts({ counts, month, compared }: ChartsProps & { month: string; compared: boolean }) {
  const size = compared ? 'tall' : 'wide'
  return (
    <div className="charts">
      <ChartPlace size={size} wide={!compared}>
        <DaysChart counts={counts} month={month} size={size} />
      </ChartPlace>
      {compared ? (
        <ChartPlace size="tall">
          <OnTimeChart counts={counts} />
        </ChartPlace>
      ) : null}
    </div>
  )
}
