import { DutyRosterPage } from '../../features/attendance/duty-roster'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Loading } from '../../kit/states'
import { useToday } from '../today'
import { useBoot } from '../viewer'

const HomeQuery = graphql(`
  query DutyHome($id: ID!) {
    node(id: $id) { ... on Agency { township { id } } }
  }
`)

/** The duty roster; first that of the own township, which is an agency's host. */
export function Component() {
  const { viewer, townships } = useBoot()
  const today = useToday()
  const { organisation } = viewer
  const agency = organisation.__typename === 'Agency'
  const { data } = useAnswer(HomeQuery, { id: organisation.id }, !agency)
  const host = data?.node && 'township' in data.node ? data.node.township.id : null
  if (!today || (agency && !data)) return <Loading />
  const own = organisation.__typename === 'Township' ? organisation.id : host
  return <DutyRosterPage townships={townships} own={own} today={today} />
}
