import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { ChartPanel } from '../../kit/chart'
import { count, percent } from '../../kit/format'
import { Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { dailyOf, punctualOf } from './chart-figures'
import type { EventWhere } from './filters'
import { LateLevels } from './late-levels'
import { levelTone } from './level-times'
import { type EventCharts as Answer, EventChartsQuery } from './query'
import './events.css'

const levels = [1, 2, 3, 4]

/** Events by day of report, stacked by level. */
function Daily({ days }: Pick<Answer, 'days'>) {
  const { events, terms } = useWords()
  const { charts } = events
  const daily = dailyOf(days)
  const most = daily.toSorted((one, other) => other.total - one.total)[0]
  const total = daily.reduce((sum, one) => sum + one.total, 0)
  return (
    <ChartPanel
      kind="stacked"
      label={charts.daily}
      by={charts.day}
      categories={daily.map(({ day }) => day.slice(5))}
      series={levels.map((level) => ({
        name: terms.level[level - 1] ?? '',
        tone: levelTone(level),
        values: daily.map(({ levels: by }) => by[level] ?? 0),
      }))}
      summary={charts.dailySummary(count(total), daily.length, most?.day ?? '', count(most?.total ?? 0))}
    />
  )
}

/** The share on time of each place, the lowest first. */
function Punctual({ places, inside }: Pick<Answer, 'places'> & { inside: boolean }) {
  const { charts } = useWords().events
  const { rows, overall } = punctualOf(places)
  const least = rows[0]
  const share = (value: number) => Number(percent(value))
  return (
    <ChartPanel
      kind="bar"
      lying
      height={64 + 22 * rows.length}
      label={inside ? charts.byVillage : charts.byTownship}
      by={inside ? charts.village : charts.township}
      categories={rows.map(({ name }) => name)}
      series={[{ name: charts.share, tone: 'celadon', values: rows.map(({ onTime }) => share(onTime)) }]}
      unit="%"
      summary={charts.shareSummary(percent(overall), least?.name ?? '', percent(least?.onTime ?? 0))}
    />
  )
}

interface EventChartsProps {
  where: EventWhere
  /** Within one township places are its villages. */
  inside: boolean
}

/** The events under the list's filters as pictures: by day and level, by place and punctuality, and at which level the late ones were late. */
export function EventCharts({ where, inside }: EventChartsProps) {
  const { charts } = useWords().events
  const [search] = useSearchParams()
  const narrow = inside || search.has('township')
  const by = [narrow ? ('VILLAGE' as const) : ('TOWNSHIP' as const), 'OVERDUE' as const]
  const { data, failure, retry } = useAnswer(EventChartsQuery, { where, by })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading rows={14} />
  if (data.days.length === 0) return <Notice kind="empty" title={charts.none} />
  const late = [data.late1, data.late2, data.late3, data.late4].map(({ totalCount }) => totalCount)
  const all = data.days.reduce((sum, group) => sum + group.count, 0)
  return (
    <>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      <div className="panels panels-one">
        <Panel title={charts.lateLevels}>
          <LateLevels late={late} seen={data.seen.totalCount} all={all} />
        </Panel>
        <section className="panel">
          <Daily days={data.days} />
        </section>
        {search.has('overdue') ? null : (
          <section className="panel">
            <Punctual places={data.places} inside={narrow} />
          </section>
        )}
      </div>
    </>
  )
}
