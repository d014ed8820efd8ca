import { graphql, type ResultOf } from '../../kit/graphql'

/**
 * One question for the whole page: the figures, and what the drawings count, which is events of the month by day and township, and
 * agencies and staff by body; all by what the viewer sees.
 */
export const OverviewQuery = graphql(`
  query Overview(
    $month: Date!
    $next: Date!
    $agencies: AgencyWhere
    $staff: StaffWhere
    $agenciesBy: [AgencyGroupKeyField!]
    $staffBy: [StaffGroupKeyField!]
  ) {
    overview(month: $month) {
      month
      asOf
      departments
      agencies { total a b }
      staff { total a b }
      delegated { formerly central development ecological station }
      windowLists { central development ecological village }
      visits { items atMostOne zero }
      events { total byLevel { level count } upToLevel3Share onTimeShare }
      mediation { concluded succeeded successRate }
      jointOperations
      moved {
        year
        paid { people township department total }
        expected { people township department total byDepartment rising }
      }
    }
    itemLists(first: 50) { nodes { id kind category versions { id number } } }
    days: eventsGroups(by: [REPORTED_ON, LEVEL], where: { reportedOn: { gte: $month, lt: $next } }) {
      count
      key { reportedOn level }
    }
    townships: eventsGroups(by: [TOWNSHIP, OVERDUE], where: { reportedOn: { gte: $month, lt: $next } }) {
      count
      key { overdue township { id name } }
    }
    agencies: agenciesGroups(by: $agenciesBy, where: $agencies) {
      count
      key { managementClass department { id name } township { id name } }
    }
    staff: personnelGroups(by: $staffBy, where: $staff) {
      count
      key { managementClass department { id name } township { id name } }
    }
  }
`)

type Answer = ResultOf<typeof OverviewQuery>
export type Figures = Answer['overview']
/** The lists behind the numbers of items; empty for whoever has no right to them. */
export type ItemLists = Answer['itemLists']['nodes']
/** What the drawings count. */
export type Counts = Pick<Answer, 'days' | 'townships' | 'agencies' | 'staff'>
