import type { Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf, within } from '../../kit/filters'
import { graphql } from '../../kit/graphql'

export const JointOperationsQuery = graphql(`
  query JointOperations(
    $first: Int, $last: Int, $after: String, $before: String, $where: JointOperationWhere, $orderBy: [JointOperationOrder!]
  ) {
    jointOperations(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        number
        title
        theme
        area
        heldOn
        targetsChecked
        problemsFound
        followUpClosedOn
        township { id name }
        lead { id name }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const JointOperationsCountQuery = graphql(`
  query JointOperationsCount($where: JointOperationWhere) {
    jointOperations(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof JointOperationsQuery>
const filter = filtersOf<typeof JointOperationsQuery>()

/** What joint operations can be narrowed by. */
export function operationFilters({ joint, terms }: Words, townships: { id: string; name: string }[]): Filter<Where>[] {
  const { all, filter: label, operations } = joint
  return [
    filter.text({
      key: 'q',
      label: label.q,
      name: operations.searchLabel,
      hint: operations.search,
      where: (word) => ({ or: [{ title: { contains: word } }, { number: { contains: word } }, { area: { contains: word } }] }),
    }),
    filter.choice({
      key: 'theme',
      label: label.theme,
      all: all.theme,
      choices: coded(terms.operationTheme),
      where: (code) => ({ theme: { eq: code } }),
    }),
    filter.body('township', label.township, all.township, townships),
    filter.yesNo({
      key: 'followUp',
      label: label.followUp,
      all: all.followUp,
      ...operations.followUps,
      where: (closed) => ({ followUpClosedOn: { isNull: !closed } }),
    }),
    filter.dates({ key: 'held', label: label.held, where: (range) => ({ heldOn: within(range) }) }),
  ]
}
