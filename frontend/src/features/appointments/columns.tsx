import type { Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import type { Column, OrderFieldOf, RowOf } from '../../kit/list'
import { Share } from '../../kit/mask'
import { RecordLink } from '../../kit/record-link'
import type { AppointmentsQuery } from './query'
import { AppointmentState, Waiting } from './state'
import { actName } from './words'

type Row = RowOf<typeof AppointmentsQuery>
type AppointmentColumn = Column<Row, OrderFieldOf<typeof AppointmentsQuery>>

/** Columns of who and what. */
function matterColumns(words: Words): AppointmentColumn[] {
  const { columns } = words.appointments
  return [
    {
      key: 'person',
      title: columns.person,
      width: 88,
      cell: ({ id, staffName }) => (
        <RecordLink type="Appointment" id={id}>
          {staffName}
        </RecordLink>
      ),
    },
    { key: 'kind', title: columns.kind, wrap: 'short', cell: (row) => actName(words, row) },
    {
      key: 'matter',
      title: columns.matter,
      wrap: true,
      cell: (row) => (
        <Share row={row} field="matter" label={columns.matter}>
          {row.matter}
        </Share>
      ),
    },
    {
      key: 'agency',
      title: columns.agency,
      cell: ({ agency }) => (
        <RecordLink type="Agency" id={agency.id}>
          {agency.name}
        </RecordLink>
      ),
    },
    { key: 'class', title: columns.class, width: 72, hidden: true, cell: (row) => <ClassBadge of={row.managementClass} /> },
    { key: 'township', title: columns.township, width: 84, cell: ({ township }) => township.name },
    { key: 'department', title: columns.department, hidden: true, cell: ({ department }) => department.name },
  ]
}

/** The columns of the list. */
export function appointmentColumns(words: Words): AppointmentColumn[] {
  const { columns } = words.appointments
  return [
    ...matterColumns(words),
    { key: 'state', title: columns.state, sort: 'STATE', cell: (row) => <AppointmentState row={row} /> },
    { key: 'waiting', title: columns.waiting, sort: 'WAITING_DAYS', wrap: 'short', cell: (row) => <Waiting row={row} /> },
    { key: 'stateOn', title: columns.stateOn, sort: 'STATE_ON', width: 96, cell: ({ stateOn }) => stateOn },
    { key: 'effective', title: columns.effectiveOn, sort: 'EFFECTIVE_ON', width: 96, cell: ({ effectiveOn }) => effectiveOn },
    {
      key: 'order',
      title: columns.order,
      hidden: true,
      cell: (row) => (
        <Share row={row} field="orderNumber" label={columns.order}>
          {row.orderNumber ?? words.table.none}
        </Share>
      ),
    },
  ]
}
