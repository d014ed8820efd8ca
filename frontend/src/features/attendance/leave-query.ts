import { graphql } from '../../kit/graphql'

/** A page of leave, with what its buttons need. */
export const LeavesQuery = graphql(`
  query Leaves($first: Int, $last: Int, $after: String, $before: String, $where: LeaveWhere, $orderBy: [LeaveOrder!]) {
    leaves(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        managementClass
        startsOn
        endsOn
        days
        status
        overdue
        staff { id name }
        agency { id name }
        type { name }
        cover { name }
        decider { name }
        masked { field reason }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const LeavesCountQuery = graphql(`
  query LeavesCount($where: LeaveWhere) {
    leaves(where: $where) { totalCount }
  }
`)

export const LeaveFragment = graphql(`
  fragment LeaveForm on Leave {
    id
    version
    can
    managementClass
    position
    startsOn
    startsHalf
    endsOn
    endsHalf
    days
    status
    overdue
    requestedAt
    decidedAt
    cancelledAt
    returnedOn
    returnedHalf
    daysTaken
    reason
    decisionNote
    cancelReason
    medicalReason
    attachments { id name size }
    staff { id name title }
    agency { id name }
    township { id name }
    type { name medical }
    cover { name }
    rule { sentence assumed decider longest }
    decider { name }
    copied { name }
    decidedBy { name }
    cancelledBy { name }
    gaps { day kind name }
    masked { field reason }
  }
`)
