import { useWords, type Words } from '../../i18n'
import { StatusTag } from '../../kit/status-tag'

export type EventStatus = keyof Words['terms']['eventStatus']

/** Where the event is in its closed loop. */
export function EventStatusTag({ status }: { status: EventStatus }) {
  const { terms } = useWords()
  return <StatusTag tone={status === 'CLOSED' ? 'still' : 'under-way'} text={terms.eventStatus[status]} />
}
