import type { Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf, within } from '../../kit/filters'
import { graphql } from '../../kit/graphql'

export const MeetingsQuery = graphql(`
  query Meetings($first: Int, $last: Int, $after: String, $before: String, $where: MeetingWhere, $orderBy: [MeetingOrder!]) {
    meetings(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        kind
        weekOn
        heldAt
        casesDiscussed
        township { id name }
        chair { id name }
        attended { id }
        absent { id name }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const MeetingsCountQuery = graphql(`
  query MeetingsCount($where: MeetingWhere) {
    meetings(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof MeetingsQuery>
const filter = filtersOf<typeof MeetingsQuery>()

/** Some body was absent; a relation to many means "some". */
const someAbsent: Where = { absent: { id: { isNull: false } } }

const sixDays = 6 * 86_400_000

/** The Sunday of the week that begins on this Monday. */
export const sundayOf = (monday: string): string =>
  new Date(Date.parse(`${monday}T00:00:00Z`) + sixDays).toISOString().slice(0, 10)

/** What meetings can be narrowed by. */
export function meetingFilters({ joint, terms }: Words, townships: { id: string; name: string }[]): Filter<Where>[] {
  const { all, filter: label, meetings } = joint
  return [
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      segmented: true,
      choices: coded(terms.meetingKind),
      where: (code) => ({ kind: { eq: code } }),
    }),
    filter.body('township', label.township, all.township, townships),
    filter.choice({
      key: 'attendance',
      label: label.attendance,
      all: all.attendance,
      choices: coded(meetings.attendances),
      where: (code) => (code === 'absent' ? someAbsent : { not: someAbsent }),
    }),
    filter.dates({ key: 'week', label: label.week, where: (range) => ({ weekOn: within(range) }) }),
  ]
}
