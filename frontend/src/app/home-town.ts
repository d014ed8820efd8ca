import { useAnswer } from '../kit/answer'
import { graphql } from '../kit/graphql'
import { useBoot } from './viewer'

const HomeQuery = graphql(`
  query HomeTown($id: ID!) {
    node(id: $id) { ... on Agency { township { id } } }
  }
`)

/** The township of the post: its own, or the host of its agency; null for others; undefined while it is not known. */
export function useHomeTown(): string | null | undefined {
  const { organisation } = useBoot().viewer
  const agency = organisation.__typename === 'Agency'
  const { data } = useAnswer(HomeQuery, { id: organisation.id }, !agency)
  if (organisation.__typename === 'Township') return organisation.id
  if (!agency) return null
  return data && (data.node && 'township' in data.node ? data.node.township.id : null)
}
