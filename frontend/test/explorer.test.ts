// @vitest-environment node
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildSchema, type IntrospectionType, introspectionFromSchema, specifiedRules } from 'graphql'
import { describe, expect, test } from 'vitest'
import { checked, rules } from '../src/features/explorer/check'
import { asCurl, asTypeScript } from '../src/features/explorer/copies'
import { examplesFor } from '../src/features/explorer/examples'
import type { GroupSight } from '../src/features/explorer/query'
import { variablesOf } from '../src/features/explorer/run'
import { found, isBarred, sectionsOf } from '../src/features/explorer/schema'
import { en } from '../src/i18n/en'
import { zh } from '../src/i18n/zh'

const schema = buildSchema(readFileSync(resolve(import.meta.dirname, '../schema.graphql'), 'utf8'))
const { types } = introspectionFromSchema(schema).__schema
const typeOf = (name: string) => types.find((one) => one.name === name) as IntrospectionType

describe('the check of a query', () => {
  const places = (text: string) =>
    checked(text, schema).mistakes.map(({ kind, name, line, column }) => [kind, name, line, column])

  test('every rule of GraphQL has words of ours', () => {
    expect(new Set(Object.values(rules).flat())).toEqual(new Set(specifiedRules))
  })

  test('a mistake is found at its name', () => {
    expect(places('{\n  personnel { nodes { salary } }\n}')).toEqual([['unknown', 'salary', 2, 23]])
    expect(places('query A($x: Int) { viewer { role } }')).toEqual([['unused', '$x', 1, 9]])
    expect(places('{ personnel(first: "3") { totalCount } }')).toEqual([['value', '"3"', 1, 20]])
    expect(places('{ node { id } }')).toEqual([['missing', 'node', 1, 3]])
    expect(places('{ agencies }')).toEqual([['fields', 'agencies', 1, 3]])
  })

  test('what cannot be read is one mistake where reading stopped, also at the end of the text', () => {
    expect(places('{ agencies { nodes {')).toEqual([['syntax', '', 1, 21]])
    expect(places('')).toEqual([['syntax', '', 1, 1]])
  })

  test('the operations of a text are told by name and kind', () => {
    const text = 'mutation A { leaveReturn(input: {id: "1", version: 1}) { errors { code } } } query B { viewer { role } }'
    expect(checked(text, schema).operations).toEqual([
      { name: 'A', kind: 'mutation' },
      { name: 'B', kind: 'query' },
    ])
  })
})

describe('the examples', () => {
  const examples = examplesFor('own')

  test('are ten, each with a title in both languages and the variables it declares', () => {
    const names = examples.map(({ name }) => name)
    expect(names).toHaveLength(10)
    expect(names).toEqual(Object.keys(zh.explorer.examples))
    expect(names).toEqual(Object.keys(en.explorer.examples))
    for (const { text, variables } of examples) {
      const declared = [...(/^query \w+\(([^)]*)\)/m.exec(text)?.[1] ?? '').matchAll(/\$(\w+):/g)].map((match) => match[1])
      expect(Object.keys(variables)).toEqual(declared)
    }
  })

  test.each(examples)('$name has no mistake', ({ text }) => {
    expect(checked(text, schema).mistakes).toEqual([])
  })
})

describe('the copies', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must come out as it went in
  const query = '# it\'s "quoted" \\n ${x} `y` """ and\nquery A($a: String) { viewer { role } } # "'
  const request = { url: 'http://127.0.0.1:9/graphql', query, variables: { a: '丰惠\'s \\ "镇"' }, operationName: 'A' }
  const body = { query, variables: request.variables, operationName: 'A' }

  test('a shell gives curl exactly the body, and the token from the environment', () => {
    const stub = 'curl() { for one; do printf "%s\\0" "$one"; done; }\n'
    const env = { ...process.env, DAODI_TOKEN: 'secret' }
    const said = execFileSync('sh', ['-c', stub + asCurl(request)], { env, encoding: 'utf8' }).split('\0')
    expect(said.slice(0, 3)).toEqual([request.url, '-H', 'Authorization: Bearer secret'])
    expect(JSON.parse(said[said.indexOf('--data') + 1] ?? '')).toEqual(body)
  })

  test('Node runs the TypeScript, which sends exactly the body', () => {
    const stub = 'globalThis.fetch = async (url, options) => ({ text: async () => JSON.stringify({ url, ...options }) })\n'
    const env = { ...process.env, DAODI_TOKEN: 'secret' }
    const ran = spawnSync(process.execPath, ['--input-type=module', '-'], {
      input: stub + asTypeScript(request),
      env,
      encoding: 'utf8',
    })
    expect(ran.stderr).toBe('')
    const sent = JSON.parse(ran.stdout)
    expect(sent.url).toBe(request.url)
    expect(sent.headers.authorization).toBe('Bearer secret')
    expect(JSON.parse(sent.body)).toEqual(body)
  })
})

describe('the schema that is read', () => {
  const sight = (group: string, fields: string[], condition: string, extra: Partial<GroupSight> = {}): GroupSight => ({
    ...{ type: 'Staff', group, fields, condition, reads: condition, sight: 'SOMETIMES', maskReason: null, lines: [] },
    ...extra,
  })
  const basic = sight('basic', ['name'], 'self')

  test('a group that is seen whenever the record is has no lock; groups with the same lock stand together', () => {
    const sights = [basic, sight('a', ['title'], 'self'), sight('b', ['mobile'], 'host'), sight('c', ['address'], 'host')]
    const [free, locked, ...others] = sectionsOf(typeOf('Staff'), sights)
    expect(others).toEqual([])
    expect(free?.sight).toBeNull()
    expect(free?.members.map(({ name }) => name)).toContain('title')
    expect(locked?.members.map(({ name }) => name).sort()).toEqual(['address', 'mobile'])
  })

  test('what leads only to records that are never seen is barred, through pages and sums too', () => {
    const sights = [{ ...basic, sight: 'NEVER' as const }]
    expect(isBarred('StaffConnection', sights)).toBe(true)
    expect(isBarred('Staff', [basic])).toBe(false)
    expect(isBarred('Agency', sights)).toBe(false)
  })

  test('a search finds types by their own name and by their members, roots first', () => {
    const names = found(types, 'townshipScore', ['Query']).map(({ name }) => name)
    expect(names).toContain('Assessment')
    expect(names).not.toContain('Agency')
    expect(found(types, '', ['Query'])[0]?.name).toBe('Query')
  })
})

test('variables are an object or none', () => {
  expect(variablesOf(' ')).toEqual({})
  expect(variablesOf('{"a": 1}')).toEqual({ a: 1 })
  expect([variablesOf('[1]'), variablesOf('null'), variablesOf('{a: 1}')]).toEqual([null, null, null])
})
