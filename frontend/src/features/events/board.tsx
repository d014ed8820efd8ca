import { Link, useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import { LevelChip } from '../../kit/level-chip'
import { RecordLink } from '../../kit/record-link'
import { Failed, Loading, Stale } from '../../kit/states'
import { LevelClock } from './clocks'
import type { EventWhere } from './filters'
import { narrowed } from './narrowed'
import { type BoardColumn, EventBoardQuery } from './query'
import { EventStatusTag } from './status'
import './events.css'

const shown = 12
/** Read from its end: open ones by due date, then closed ones, the newest first. */
const order = [
  { field: 'CLOSED_AT' as const, direction: 'ASC' as const },
  { field: 'DUE_AT' as const, direction: 'DESC' as const },
]

function Card({ event }: { event: BoardColumn['nodes'][number] }) {
  const { id, title, township, village, status, closedAt } = event
  return (
    <li>
      <p className="strong">
        <RecordLink type="Event" id={id}>
          {title}
        </RecordLink>
      </p>
      <p className="board-place">
        <span className="secondary">
          {township.name} {village?.name}
        </span>
        {closedAt === null ? <EventStatusTag status={status} /> : null}
      </p>
      <LevelClock event={event} />
    </li>
  )
}

interface ColumnProps {
  level: number
  events: BoardColumn['nodes']
  all: number
  late: number
}

function Column({ level, events: cards, all, late }: ColumnProps) {
  const { events, terms } = useWords()
  const [search] = useSearchParams()
  const to = (changes: Record<string, string>) => narrowed(search, { level: String(level), ...changes })
  const name = terms.level[level - 1] ?? ''
  return (
    <section className="board-column" aria-label={name}>
      <header>
        <h2>
          <LevelChip level={level} /> <span className="secondary">{terms.levelHandler[level - 1]}</span>
        </h2>
        <p>
          <Link to={to({})}>{events.pieces(count(all))}</Link>
          {late > 0 ? (
            <Link className="is-late" to={to({ overdue: 'yes' })}>
              {events.lateOf(count(late))}
            </Link>
          ) : null}
        </p>
      </header>
      {cards.length === 0 ? <p className="secondary">{events.board.none}</p> : null}
      <ol>
        {cards.map((event) => (
          <Card key={event.id} event={event} />
        ))}
      </ol>
      {all > cards.length ? <Link to={to({})}>{events.board.rest(count(all - cards.length))}</Link> : null}
    </section>
  )
}

/** The events under the list's filters, a column for each level: who has what before them, the most urgent first. */
export function EventBoard({ where }: { where: EventWhere }) {
  const { events } = useWords()
  const { data, failure, retry } = useAnswer(EventBoardQuery, { where, last: shown, orderBy: order })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading rows={14} />
  const number = (level: number, late?: boolean) =>
    data.groups
      .filter(({ key }) => key.level === level && (late === undefined || key.overdue === late))
      .reduce((sum, group) => sum + group.count, 0)
  const columns = [
    { level: 1, ...data.level1 },
    { level: 2, ...data.level2 },
    { level: 3, ...data.level3 },
    { level: 4, ...data.level4 },
  ]
  return (
    <>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      <p className="secondary gap">{events.board.order}</p>
      <div className="board">
        {columns.map(({ level, nodes }) => (
          <Column key={level} level={level} events={nodes.toReversed()} all={number(level)} late={number(level, true)} />
        ))}
      </div>
    </>
  )
}
