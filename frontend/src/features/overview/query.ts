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
    }
  }
`)

export type Figures = ResultOf<typeof OverviewQuery>['overview']
