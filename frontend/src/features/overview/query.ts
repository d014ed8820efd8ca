import { graphql, type ResultOf } from '../../kit/graphql'

export const OverviewQuery = graphql(`
  query Overview($month: Date) {
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
    itemLists(first: 50) { nodes { id kind category } }
  }
`)

type Answer = ResultOf<typeof OverviewQuery>
export type Figures = Answer['overview']
/** The lists behind the numbers of items; empty for whoever has no right to them. */
export type ItemLists = Answer['itemLists']['nodes']

/** What the drawings count: events of a month by day and township, agencies and staff by body, all by what the viewer sees. */
export const OverviewChartsQuery = graphql(`
  query OverviewCharts(
    $from: Date!
    $to: Date!
    $agencies: AgencyWhere
    $staff: StaffWhere
    $agenciesBy: [AgencyGroupKeyField!]
    $staffBy: [StaffGroupKeyField!]
  ) {
    days: eventsGroups(by: [REPORTED_ON, LEVEL], where: { reportedOn: { gte: $from, lt: $to } }) {
      count
      key { reportedOn level }
    }
    townships: eventsGroups(by: [TOWNSHIP, OVERDUE], where: { reportedOn: { gte: $from, lt: $to } }) {
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

export type Counts = ResultOf<typeof OverviewChartsQuery>
