import { graphql } from '../../kit/graphql'

export const ClassChangesQuery = graphql(`
  query ClassChanges(
    $first: Int, $last: Int, $after: String, $before: String, $where: ClassChangeWhere, $orderBy: [ClassChangeOrder!]
  ) {
    classChanges(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        kind
        state
        form
        category
        name
        agencyKind
        managementClass
        document
        effectiveOn
        township { id name }
        agency { id name }
        successor { id name }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const ClassChangesCountQuery = graphql(`
  query ClassChangesCount($where: ClassChangeWhere) {
    classChanges(where: $where) { totalCount }
  }
`)

export const ClassChangeQuery = graphql(`
  query ClassChangeRecord($id: ID!) {
    node(id: $id) {
      __typename
      ... on ClassChange {
        id
        version
        kind
        state
        form
        category
        name
        code
        agencyKind
        managementClass
        document
        effectiveOn
        attachments { id name size }
        proposedAt
        proposedBy
        confirmedAt
        confirmedBy
        effectiveAt
        closingNote
        staleNote
        can
        masked { field reason }
        township { id name }
        agency { id name }
        successor { id name }
      }
    }
  }
`)

export const ClassPreviewQuery = graphql(`
  query ClassPreview($id: ID!) {
    classPreview(id: $id) {
      fingerprint
      reached
      people
      flips { agency name township department before after people }
      access { role organisation type group action fields gained condition agencies people }
      rules { topic before after was becomes }
      lists { kind before after gained { code name } lost { code name } }
      moves { what count }
    }
  }
`)

/** What a draft can be on: townships, agencies, and the own organ. */
export const DraftTargetsQuery = graphql(`
  query DraftTargets {
    townships(first: 200, where: { closedOn: { isNull: true } }) { nodes { id name code form category can } }
    agencies(first: 1000) { nodes { id name can } }
    viewer { organisation { __typename id ... on Organ { can } } }
  }
`)
