import { graphql, type ResultOf } from '../../kit/graphql'
import type { RowOf } from '../../kit/list'

/** Every year: its locks and settings; the weights; and the day it is in the district. */
export const YearsQuery = graphql(`
  query AssessmentYears {
    overview { asOf }
    assessmentYears(first: 20) {
      nodes {
        id
        version
        year
        state
        excellentShare
        reserve
        reserveUsed
        townshipLockedOn
        departmentLockedOn
        conductLockedOn
        townshipLocked
        departmentLocked
        conductLocked
        hostRule
        memberComponents
        document
        can
      }
    }
    assessmentWeights(first: 20) {
      nodes { id managementClass township department conduct since until }
    }
  }
`)

/** The pools of this viewer's remit in a year. */
export const PoolsQuery = graphql(`
  query GradePools($year: Int!) {
    gradePools(first: 100, where: { year: { eq: $year } }) {
      nodes {
        id
        version
        state
        takingPart
        excellentCap
        reserve
        proposed
        ungraded
        undetermined
        publishedAt
        township { id name }
        uses { id places document usedOn }
        attachments { id name size }
        can
      }
    }
  }
`)

export type Year = ResultOf<typeof YearsQuery>['assessmentYears']['nodes'][number]
export type Pool = ResultOf<typeof PoolsQuery>['gradePools']['nodes'][number]
export type Weights = Pick<
  ResultOf<typeof YearsQuery>['assessmentWeights']['nodes'][number],
  'township' | 'department' | 'conduct'
>

/** A page of the year's subjects, each with the parts that this viewer may see. */
export const SheetQuery = graphql(`
  query AssessmentSheet(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: AssessmentWhere
    $orderBy: [AssessmentOrder!]
  ) {
    assessments(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        townshipVersion
        departmentVersion
        conductVersion
        standingVersion
        subject
        managementClass
        townshipScore
        departmentScore
        conductScore
        compositeScore
        grade
        exclusion
        publishedAt
        can
        masked { field reason }
        staff { id name }
        agency { id name }
        township { id name }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const SheetCountQuery = graphql(`
  query AssessmentSheetCount($where: AssessmentWhere) {
    assessments(where: $where) { totalCount }
  }
`)

export type SheetRow = RowOf<typeof SheetQuery>

/** The people of a pool, to grade several at once: best first. */
export const PoolPeopleQuery = graphql(`
  query PoolPeople($year: Int!, $township: ID!) {
    assessments(
      first: 500
      where: {
        year: { eq: $year }
        subject: { eq: PERSON }
        township: { id: { eq: $township } }
        exclusion: { isNull: true }
      }
      orderBy: [{ field: COMPOSITE_SCORE, direction: DESC }]
    ) {
      nodes { id grade }
    }
  }
`)
