import { graphql } from '../../kit/graphql'

/** A page of the list; of each person the newest published assessment, as far as this viewer may see it. */
export const PersonnelQuery = graphql(`
  query Personnel($first: Int, $last: Int, $after: String, $before: String, $where: StaffWhere, $orderBy: [StaffOrder!]) {
    personnel(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        name
        title
        position
        managementClass
        mobile
        agency { id name }
        township { id name }
        masked { field reason }
        assessments(first: 1, orderBy: [{ field: YEAR, direction: DESC }], where: { publishedAt: { isNull: false } }) {
          nodes {
            id
            year
            compositeScore
            grade
            bonusTotal
            masked { field reason }
          }
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const PersonnelCountQuery = graphql(`
  query PersonnelCount($where: StaffWhere) {
    personnel(where: $where) { totalCount }
  }
`)
