import { useWords } from '../../i18n'
import { Clock } from '../../kit/clock'
import { useNow } from '../../kit/now'
import type { EventTimes } from './query'

type Times = Pick<EventTimes, 'reportedAt' | 'dueAt' | 'closedAt'> & { levelTimes?: EventTimes['levelTimes'] }

/** When the event came to its present level; where its course is not for this viewer, its report stands for it. */
export const levelSince = ({ levelTimes = [], reportedAt }: Times): string => levelTimes.at(-1)?.enteredAt ?? reportedAt

/** The clock of the present level. */
export function LevelClock({ event, label }: { event: Times; label?: string }) {
  const now = useNow()
  const { events } = useWords()
  if (event.dueAt === null) return <span className="secondary">{events.board.undated}</span>
  return <Clock label={label} from={levelSince(event)} due={event.dueAt} done={event.closedAt} now={now} />
}

/** The clock of the whole event, from its report. */
export function OverallClock({ event, label }: { event: EventTimes; label: string }) {
  const now = useNow()
  if (event.overallDueAt === null) return null
  return <Clock label={label} from={event.reportedAt} due={event.overallDueAt} done={event.closedAt} now={now} />
}
