import given from './examples/variables.json'

export interface Example {
  /** The name of its operation. */
  name: string
  /** Begins with what it is for and who asks, as comments. */
  text: string
  variables: Record<string, unknown>
}

// The same texts that the tests of the API send: tests/graph/test_query_files.py compares them.
const files = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true })
const variables: Record<string, Record<string, unknown>> = given

function exampleOf([path, text]: [string, string], own: string): Example {
  const number = /\/(\d\d)-/.exec(path)?.[1] ?? ''
  const name = /^query (\w+)/m.exec(text)?.[1] ?? path
  return { name: `${number} ${name}`, text, variables: variables[number] ?? { one: own, many: [own] } }
}

/** In the order of their numbers. Ids differ from district to district: `own` stands where an example asks by id. */
export const examplesFor = (own: string): Example[] =>
  Object.entries(files)
    .sort(([one], [other]) => one.localeCompare(other))
    .map((file) => exampleOf(file, own))
