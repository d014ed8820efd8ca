import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../graphql-env'

/** Types a GraphQL document by the committed schema. Scores are decimals as text; dates and times are ISO text. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { Date: string; DateTime: string; Decimal: string }
}>()

export type { DocumentDecoration, FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
export { readFragment } from 'gql.tada'
