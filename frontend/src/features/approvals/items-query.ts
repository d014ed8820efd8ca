import { graphql } from '../../kit/graphql'

/** A page of items, each with the lists in force that hold it. */
export const ItemsQuery = graphql(`
  query Items(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: ApprovalItemWhere
    $orderBy: [ApprovalItemOrder!]
  ) {
    approvalItems(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        code
        name
        domain
        onsiteVisits
        statutoryDays
        promiseDays
        fee
        department { id name }
        lists { id list { id kind category agencyKind } }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const ItemsCountQuery = graphql(`
  query ItemsCount($where: ApprovalItemWhere) {
    approvalItems(where: $where) { totalCount }
  }
`)
