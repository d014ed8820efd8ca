import { useWords } from '../../i18n'
import type { Bodies } from '../../kit/filters'
import type { List } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { appointmentColumns } from './columns'
import { appointmentFilters } from './filters'
import { AppointmentsCountQuery, AppointmentsQuery } from './query'
import './appointments.css'

/** Personnel acts that this viewer may see, those that have waited longest first. */
export function AppointmentsPage({ choices, remit }: { choices: Bodies; remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const list: List<typeof AppointmentsQuery> = {
    name: 'appointments',
    title: words.appointments.title,
    document: AppointmentsQuery,
    count: AppointmentsCountQuery,
    columns: appointmentColumns(words),
    filters: appointmentFilters(words, choices),
    order: { column: 'waiting', direction: 'desc' },
    path: ({ id }) => path('Appointment', id),
    words: words.appointments.list,
  }
  return <ListPage list={list} remit={remit} lead={words.appointments.lead} />
}
