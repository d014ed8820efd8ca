import { useWords, type Words } from '../../i18n'
import { DataTable } from '../../kit/data-table'
import { moment } from '../../kit/format'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { LevelChip } from '../../kit/level-chip'
import type { Column } from '../../kit/list'
import { Share } from '../../kit/mask'
import { Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { LevelClock, OverallClock } from './clocks'
import { daysTo } from './days'
import { LevelBar, spanOf } from './level-times'
import { type EventTimes, EventTimesFragment, type LevelTime } from './query'
import './events.css'

export const EventClocksFragment = graphql(
  `
    fragment EventClocks on Event {
      id
      title
      ...EventTimes
      masked { field reason }
    }
  `,
  [EventTimesFragment],
)

type Ref = FragmentOf<typeof EventClocksFragment>

/** The rule of the level's clock in words; the days only where the step that brought the event here is seen. */
function levelRule({ events, terms }: Words, { level, dueAt, levelTimes }: EventTimes): string {
  const { record } = events
  if (dueAt === null) return record.noClock
  const name = terms.level[level - 1] ?? ''
  const since = levelTimes.at(-1)?.enteredAt
  if (since === undefined) return record.levelRuleDue(name, moment(dueAt))
  return record.levelRule(name, moment(since), daysTo(since, dueAt), moment(dueAt))
}

function Clocks({ event }: { event: EventTimes }) {
  const words = useWords()
  const { record } = words.events
  const { reportedAt, overallDueAt, level } = event
  return (
    <Panel title={record.clocks}>
      <div className="clock-rule">
        <LevelClock event={event} label={record.levelClock} />
        <p className="secondary">{levelRule(words, event)}</p>
      </div>
      {overallDueAt === null ? null : (
        <div className="clock-rule">
          <OverallClock event={event} label={record.overallClock} />
          <p className="secondary">
            {record.overallRule(moment(reportedAt), daysTo(reportedAt, overallDueAt), moment(overallDueAt))}
          </p>
        </div>
      )}
      <Quote>
        {record.handlers[level - 1]}
        <br />
        {record.quote}
      </Quote>
    </Panel>
  )
}

function columnsOf(words: Words): Column<LevelTime>[] {
  const { events, terms } = words
  const { columns, still, late, inTime } = events.times
  return [
    { key: 'level', title: columns.level, cell: ({ level }) => <LevelChip level={level} /> },
    { key: 'used', title: columns.used, align: 'right', cell: ({ seconds }) => spanOf(seconds, words) },
    {
      key: 'verdict',
      title: columns.verdict,
      cell: (time) => (time.late ? <b className="is-late">▲ {late}</b> : inTime),
    },
    { key: 'handler', title: columns.handler, cell: ({ level }) => terms.levelHandler[level - 1] },
    { key: 'entered', title: columns.entered, cell: ({ enteredAt }) => moment(enteredAt) },
    { key: 'left', title: columns.left, cell: ({ leftAt }) => (leftAt === null ? still : moment(leftAt)) },
    { key: 'due', title: columns.due, cell: ({ dueAt }) => moment(dueAt) },
  ]
}

/** Both clocks of the event with their rules, and where the time went. */
export function EventClocks({ event }: { event: Ref }) {
  const words = useWords()
  const row = readFragment(EventClocksFragment, event)
  const { record, fields, times } = words.events
  const used = row.levelTimes.reduce((sum, { seconds }) => sum + seconds, 0)
  return (
    <>
      <Clocks event={row} />
      <Panel title={record.levels} note={row.levelTimes.length > 0 ? `${times.total} ${spanOf(used, words)}` : null}>
        <Share row={row} field="levelTimes" label={`${row.title} ${fields.levelTimes}`}>
          <div className="level-course">
            <LevelBar times={row.levelTimes} size="large" />
          </div>
          <DataTable
            label={record.levels}
            rows={row.levelTimes}
            columns={columnsOf(words)}
            keyOf={({ enteredAt }) => enteredAt}
          />
          <p className="secondary">{record.levelsNote}</p>
        </Share>
      </Panel>
    </>
  )
}
