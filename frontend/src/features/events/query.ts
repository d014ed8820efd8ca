import { graphql, type ResultOf } from '../../kit/graphql'

/** How an event stands to its two clocks, and where the time went. */
export const EventTimesFragment = graphql(`
  fragment EventTimes on Event @_unmask {
    level
    reportedAt
    dueAt
    overallDueAt
    closedAt
    levelTimes { level enteredAt leftAt dueAt late seconds }
  }
`)

export type EventTimes = ResultOf<typeof EventTimesFragment>
export type LevelTime = EventTimes['levelTimes'][number]

export const EventsQuery = graphql(
  `
    query Events($first: Int, $last: Int, $after: String, $before: String, $where: EventWhere, $orderBy: [EventOrder!]) {
      events(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
        nodes {
          id
          number
          title
          status
          category
          overdue
          platform { id kind }
          township { id name }
          village { id name }
          agency { id name }
          ...EventTimes
          masked { field reason }
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  `,
  [EventTimesFragment],
)

export const EventsCountQuery = graphql(`
  query EventsCount($where: EventWhere) {
    events(where: $where) { totalCount }
  }
`)

const BoardColumnFragment = graphql(`
  fragment BoardColumn on EventConnection @_unmask {
    nodes {
      id
      title
      level
      status
      reportedAt
      dueAt
      closedAt
      township { id name }
      village { id name }
    }
  }
`)

export type BoardColumn = ResultOf<typeof BoardColumnFragment>

/** Of each level the last in an order that ends with the open ones: what is not closed has no time of closing, and stands last. */
export const EventBoardQuery = graphql(
  `
    query EventBoard($where: EventWhere!, $last: Int!, $orderBy: [EventOrder!]!) {
      level1: events(last: $last, orderBy: $orderBy, where: { and: [$where, { level: { eq: 1 } }] }) { ...BoardColumn }
      level2: events(last: $last, orderBy: $orderBy, where: { and: [$where, { level: { eq: 2 } }] }) { ...BoardColumn }
      level3: events(last: $last, orderBy: $orderBy, where: { and: [$where, { level: { eq: 3 } }] }) { ...BoardColumn }
      level4: events(last: $last, orderBy: $orderBy, where: { and: [$where, { level: { eq: 4 } }] }) { ...BoardColumn }
      groups: eventsGroups(where: $where, by: [LEVEL, OVERDUE]) { count key { level overdue } }
    }
  `,
  [BoardColumnFragment],
)

export const EventMapQuery = graphql(`
  query EventMap($where: EventWhere!) {
    groups: eventsGroups(where: $where, by: [TOWNSHIP, OVERDUE]) { count key { township { id } overdue } }
    townships(first: 100) { nodes { id code name } }
  }
`)

/** By day and by place; and how many were late at each level, among those whose course the viewer sees. */
export const EventChartsQuery = graphql(`
  query EventCharts($where: EventWhere!, $by: [EventGroupKeyField!]!) {
    days: eventsGroups(where: $where, by: [REPORTED_ON, LEVEL]) { count key { reportedOn level } }
    places: eventsGroups(where: $where, by: $by) { count key { overdue township { id name } village { id name } } }
    seen: events(where: { and: [$where, { levelTimes: { level: { gte: 1 } } }] }) { totalCount }
    late1: events(where: { and: [$where, { levelTimes: { level: { eq: 1 }, late: { eq: true } } }] }) { totalCount }
    late2: events(where: { and: [$where, { levelTimes: { level: { eq: 2 }, late: { eq: true } } }] }) { totalCount }
    late3: events(where: { and: [$where, { levelTimes: { level: { eq: 3 }, late: { eq: true } } }] }) { totalCount }
    late4: events(where: { and: [$where, { levelTimes: { level: { eq: 4 }, late: { eq: true } } }] }) { totalCount }
  }
`)

export type EventCharts = ResultOf<typeof EventChartsQuery>
