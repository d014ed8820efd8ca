import { graphql } from '../../kit/graphql'
import { AgencyRowFragment } from './agency-columns'

export const AgenciesQuery = graphql(
  `
    query Agencies(
      $first: Int
      $last: Int
      $after: String
      $before: String
      $where: AgencyWhere
      $orderBy: [AgencyOrder!]
      $asOf: Date
    ) {
      agencies(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy, asOf: $asOf) {
        nodes { id ...AgencyRow }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  `,
  [AgencyRowFragment],
)

export const AgenciesCountQuery = graphql(`
  query AgenciesCount($where: AgencyWhere, $asOf: Date) {
    agencies(where: $where, asOf: $asOf) { totalCount }
  }
`)

/** All agencies that match, to be grouped by the bodies that they belong to. */
export const AgenciesByBodyQuery = graphql(`
  query AgenciesByBody($where: AgencyWhere, $asOf: Date) {
    agencies(first: 500, where: $where, asOf: $asOf, orderBy: [{ field: KIND }]) {
      nodes {
        id
        name
        kind
        managementClass
        township { id name code category }
        department { id name code }
      }
      pageInfo { hasNextPage }
    }
  }
`)
