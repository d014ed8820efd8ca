import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { Bar, type Tone } from '../../kit/bar'
import { count, percent, shiftMonth } from '../../kit/format'
import { Tile } from '../../kit/tile'
import type { Figures } from './query'
import { Group, Section } from './section'
import './grassroots.css'

type Events = NonNullable<Figures['events']>

const tones: Tone[] = ['level-1', 'level-2', 'level-3', 'level-4']

/** The days of a month, as lists have them in their address. */
export function daysOf(month: string): string {
  const last = new Date(Date.parse(`${shiftMonth(month, 1)}T00:00:00Z`) - 86_400_000)
  return `${month}..${last.toISOString().slice(0, 10)}`
}

/** The address of a list under these filters: the records that a figure counts. */
const listed = (path: string, filters: Record<string, string>) => `${path}?${new URLSearchParams(filters)}`

/** "三级以下事件占95%以上" */
const wanted = 0.95

function Levels({ events, reported }: { events: Events; reported: string }) {
  const { overview, terms, list } = useWords()
  const levels = events.byLevel.map(({ level, count: value }) => ({
    level,
    value,
    tone: tones[level - 1] ?? 'level-4',
    name: terms.level[level - 1] ?? String(level),
    handler: terms.levelHandler[level - 1],
  }))
  const label = overview.levelsLabel(list(levels.map(({ name, value }) => `${name} ${count(value)}`)))
  return (
    <div className="levels">
      <Bar
        size="large"
        label={label}
        parts={levels.map(({ level, value, tone }) => ({ key: String(level), weight: value, tone }))}
      />
      <ul>
        {levels.map(({ level, name, handler, value, tone }) => (
          <li key={level}>
            <i className={`swatch ${tone}`} />
            <span>
              {name}
              <small>{handler}</small>
            </span>
            <b>
              <Link to={listed('/events', { level: String(level), reported })} aria-label={`${name} ${count(value)}`}>
                {count(value)}
              </Link>
            </b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A share against the one that the text asks for: a mark on the bar, and the verdict in words. */
function Against({ share }: { share: number }) {
  const { overview } = useWords()
  const met = share >= wanted
  return (
    <p className={met ? 'tile-note met' : 'tile-note short'}>
      <i aria-hidden="true">{met ? '●' : '▲'}</i>
      {met ? overview.met : overview.short} {percent(wanted).slice(0, 2)}%
    </p>
  )
}

function EventTiles({ events, judged, reported }: { events: Figures['events']; judged: boolean; reported: string }) {
  const { overview, events: words } = useWords()
  const { tiles, unit, noData } = overview
  const { toLate } = words
  const share = (value: string | null) => (value === null ? noData : percent(value))
  const sign = (value: string | null | undefined) => (value === null ? undefined : unit.percent)
  return (
    <>
      <Tile
        label={tiles.events.label}
        quote={tiles.events.quote}
        value={events && count(events.total)}
        unit={unit.events}
        to={listed('/events', { reported })}
      >
        {events ? <Levels events={events} reported={reported} /> : null}
      </Tile>
      <Tile
        label={tiles.upToLevel3.label}
        quote={tiles.upToLevel3.quote}
        value={events && share(events.upToLevel3Share)}
        unit={sign(events?.upToLevel3Share)}
        to={listed('/events', { level: '1-3', reported })}
      >
        {judged && events?.upToLevel3Share ? <Against share={Number(events.upToLevel3Share)} /> : null}
      </Tile>
      <Tile
        label={tiles.onTime.label}
        quote={tiles.onTime.quote}
        value={events && share(events.onTimeShare)}
        unit={sign(events?.onTimeShare)}
        to={listed('/events', { overdue: 'yes', reported })}
      >
        {events?.onTimeShare ? <p className="tile-note">{toLate}</p> : null}
      </Tile>
    </>
  )
}

function JointTiles({ figures, days }: { figures: Figures; days: string }) {
  const { overview } = useWords()
  const { tiles, unit, noData } = overview
  const { mediation, jointOperations } = figures
  const rate = mediation?.successRate
  return (
    <>
      <Tile
        label={tiles.mediations.label}
        quote={tiles.mediations.quote}
        value={mediation && count(mediation.concluded)}
        unit={unit.cases}
        to={listed('/mediations', { concluded: days })}
      />
      <Tile
        label={tiles.successRate.label}
        quote={tiles.successRate.quote}
        value={mediation && (rate ? percent(rate) : noData)}
        unit={rate ? unit.percent : undefined}
        to={listed('/mediations', { outcome: 'succeeded', concluded: days })}
      >
        {mediation ? <p className="tile-note">{overview.succeeded(count(mediation.succeeded))}</p> : null}
      </Tile>
      <Tile
        label={tiles.jointOperations.label}
        quote={tiles.jointOperations.quote}
        value={jointOperations === null ? null : count(jointOperations)}
        unit={unit.times}
        to={listed('/joint-operations', { held: days })}
      />
    </>
  )
}

export function Grassroots({ figures, where, judged }: { figures: Figures; where: string; judged: boolean }) {
  const { overview } = useWords()
  const days = daysOf(figures.month)
  const month = overview.monthName(Number(figures.month.slice(0, 4)), Number(figures.month.slice(5, 7)))
  return (
    <Section name="grassroots">
      <div className="groups groups-grassroots">
        <Group title={overview.groups.events} where={`${where} · ${month}`}>
          <EventTiles events={figures.events} judged={judged} reported={days} />
        </Group>
        <Group title={overview.groups.joint} where={`${where} · ${month}`}>
          <JointTiles figures={figures} days={days} />
        </Group>
      </div>
    </Section>
  )
}
