import { graphql } from '../../kit/graphql'

/** Of a record only what says which one it is. */
export const NamedFragment = graphql(`
  fragment Named on Node {
    __typename
    id
    ... on Leave { startsOn endsOn staff { name } agency { name } }
    ... on Appointment { staffName effectiveOn kind { name } agency { name } }
    ... on Task { title dueOn agency { name } }
    ... on DutySwap { staff { name } shift { day } otherStaff { name } otherShift { day } }
    ... on ClassChange { effectiveOn document }
    ... on Assessment { year assessed: staff { name } assessedAgency: agency { name } }
    ... on HostShare { year person host: township { name } assessment { id } }
    ... on GradePool { year host: township { name } }
  }
`)

/** What waits for the viewer, and what the post has been told. */
export const WaitingPageQuery = graphql(
  `
    query WaitingPage {
      waiting { act count records(first: 20) { node { ...Named } } }
      notifications(first: 50) { nodes { id act asked at readAt record { ...Named } } }
    }
  `,
  [NamedFragment],
)

export const NotificationReadMutation = graphql(`
  mutation NotificationRead($input: NotificationReadInput!) {
    notificationRead(input: $input) { errors { field code message } }
  }
`)
