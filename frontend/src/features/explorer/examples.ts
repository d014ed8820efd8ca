import given from './example-variables.json'

export interface Example {
  /** The name of its operation. */
  name: string
  /** Begins with what it is for and who asks, as comments. */
  text: string
  variables: Record<string, unknown>
}

// The texts that the tests of the API send, tests/graph/test_queries.py: an example is one that has been answered.
const files = import.meta.glob<string>('../../../../tests/graph/queries/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const variables: Record<string, Record<string, unknown>> = given

function exampleOf(text: string, own: string): Example {
  const name = /^query (\w+)/m.exec(text)?.[1] ?? ''
  return { name, text, variables: variables[name] ?? { one: own, many: [own] } }
}

/** In the order of their files. Ids differ from district to district: `own` stands where an example asks by id. */
export const examplesFor = (own: string): Example[] =>
  Object.entries(files)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([, text]) => exampleOf(text, own))
