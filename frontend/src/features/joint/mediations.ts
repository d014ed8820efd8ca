import type { Words } from '../../i18n'
import { coded, type Filter, filtersOf, instantsWithin, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'

/** Without the parties: whoever reads them leaves a trace, and a list is no reason to. */
export const MediationsQuery = graphql(`
  query Mediations($first: Int, $last: Int, $after: String, $before: String, $where: MediationWhere, $orderBy: [MediationOrder!]) {
    mediations(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        number
        title
        category
        acceptedAt
        deadlineOn
        concludedAt
        succeeded
        peopleInvolved
        amount
        township { id name }
        village { id name }
        mediator { id name }
        masked { field reason }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const MediationsCountQuery = graphql(`
  query MediationsCount($where: MediationWhere) {
    mediations(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof MediationsQuery>
const filter = filtersOf<typeof MediationsQuery>()

type Outcome = keyof Words['joint']['mediations']['outcomes']

const outcomes: Record<Outcome, Where> = {
  succeeded: { succeeded: { eq: true } },
  failed: { succeeded: { eq: false } },
  concluded: { concludedAt: { isNull: false } },
  open: { concludedAt: { isNull: true } },
}

/** What mediations can be narrowed by. */
export function mediationFilters({ joint, terms }: Words, townships: { id: string; name: string }[]): Filter<Where>[] {
  const { all, filter: label, mediations } = joint
  return [
    filter.text({
      key: 'q',
      label: label.q,
      name: mediations.searchLabel,
      hint: mediations.search,
      where: (word) => ({
        or: [{ title: { contains: word } }, { number: { contains: word } }, { agreementNumber: { contains: word } }],
      }),
    }),
    filter.choice({
      key: 'outcome',
      label: label.outcome,
      all: all.outcome,
      segmented: true,
      choices: coded(mediations.outcomes),
      where: (code) => outcomes[code],
    }),
    filter.choice({
      key: 'category',
      label: label.category,
      all: all.category,
      choices: coded(terms.disputeCategory),
      where: (code) => ({ category: { eq: code } }),
    }),
    filter.body('township', label.township, all.township, townships),
    filter.dates({ key: 'accepted', label: label.accepted, where: (range) => ({ acceptedAt: instantsWithin(range) }) }),
    filter.dates({ key: 'concluded', label: label.concluded, where: (range) => ({ concludedAt: instantsWithin(range) }) }),
  ]
}
