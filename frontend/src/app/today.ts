import { useAnswer } from '../kit/answer'
import { day } from '../kit/format'
import { graphql } from '../kit/graphql'

const TodayQuery = graphql(`
  query Today {
    overview { asOf }
  }
`)

/** The day in the district, which is not the device's; null while it is not known. */
export function useToday(): string | null {
  const { data } = useAnswer(TodayQuery, {})
  return data ? day(data.overview.asOf) : null
}
