import type { Words } from '../../i18n'
import { type Bodies, coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import type { AppointmentsQuery } from './query'

type Where = WhereOf<typeof AppointmentsQuery>

const filter = filtersOf<typeof AppointmentsQuery>()

const exceptions: Record<'silent' | 'copyLate' | 'overridden' | 'expedited', Where> = {
  silent: { silent: { eq: true } },
  copyLate: { copyLate: { eq: true } },
  overridden: { overridden: { eq: true } },
  expedited: { expedited: { eq: true } },
}

/** What personnel acts can be narrowed by; what waits for one's own body comes first. */
export function appointmentFilters({ appointments, terms }: Words, { townships, departments }: Bodies): Filter<Where>[] {
  const { all, filter: label, mine, flags } = appointments
  return [
    filter.choice({
      key: 'mine',
      label: label.mine,
      all: all.mine,
      segmented: true,
      choices: coded(mine),
      where: () => ({ waitingForMe: { eq: true } }),
    }),
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      choices: coded(appointments.kinds),
      where: (code) => ({ kind: { code: { eq: code } } }),
    }),
    filter.choice({
      key: 'state',
      label: label.state,
      all: all.state,
      choices: coded(terms.appointmentState),
      where: (code) => ({ state: { eq: code } }),
    }),
    filter.choice({
      key: 'exception',
      label: label.exception,
      all: all.exception,
      choices: coded(flags),
      where: (code) => exceptions[code],
    }),
    filter.body('township', label.township, all.township, townships),
    filter.body('department', label.department, all.department, departments),
  ]
}
