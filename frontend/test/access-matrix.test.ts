import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { linesOf } from '../src/features/access/matrix-grid'
import { actionAsked, isAct, isWanted, readState, searchOf } from '../src/features/access/matrix-state'
import { codeOf, subjectOf } from '../src/features/access/matrix-words'
import { isLater, reachesOf, relationOf, told } from '../src/features/access/reach'
import { groupsOf, roleGroups } from '../src/features/access/role-groups'
import { en } from '../src/i18n/en'
import { zh } from '../src/i18n/zh'

const golden = readFileSync(resolve(import.meta.dirname, '../../casbin/matrix.csv'), 'utf8')
const rows = golden
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const column = (at: number) => [...new Set(rows.map((row) => row[at] ?? ''))]
const reaches = (condition: string) => reachesOf(condition, zh.terms.relation)

describe('a decision of the matrix', () => {
  test('is taken apart into the ways in which it allows', () => {
    expect(reaches('-')).toEqual([])
    expect(reaches('any')).toEqual([{ held: ['any'], absent: [], classes: [] }])
    expect(reaches('self | parent & !host & B/A')).toEqual([
      { held: ['self'], absent: [], classes: [] },
      { held: ['parent'], absent: ['host'], classes: ['B', 'A'] },
    ])
    expect(reaches('4')).toEqual([{ held: [], absent: [], classes: ['4'] }])
  })

  test('is marked by its relation, and as later where it waits for publication', () => {
    const [self, host, mere] = reaches('self_published | host | published').map((one) => [relationOf(one), isLater(one)])
    expect([self, host, mere]).toEqual([
      ['self', true],
      ['host', false],
      ['any', true],
    ])
    expect(reaches('4').map(relationOf)).toEqual(['any'])
  })

  test('is a sentence in both languages', () => {
    expect(told(zh, 'self | parent & B')).toBe('本人 或 主管部门且B类')
    expect(told(en, 'self | parent & !host & B')).toBe('self, or parent department and not host township and Class B')
    expect([told(zh, '-'), told(en, '-')]).toEqual(['不可见', 'never'])
    expect(told(zh, '4')).toBe('四级')
  })
})

describe('the words of the matrix', () => {
  test.each(['zh', 'en'] as const)('every role, type, group and relation of the policy has a word in %s', (language) => {
    const { matrix, terms } = { zh, en }[language]
    expect(column(0).filter((role) => !(role in matrix.roles && role in terms.role))).toEqual([])
    expect(column(1).filter((type) => !(type in matrix.types))).toEqual([])
    expect(column(2).filter((group) => !(group in matrix.groups))).toEqual([])
    expect(column(3).filter((action) => isAct(action) && !(action in terms.act))).toEqual([])
    const reached = column(4).flatMap(reaches)
    expect(reached.map(relationOf).filter((relation) => !(relation in matrix.marks))).toEqual([])
    expect(reached.flatMap(({ classes }) => classes).filter((value) => !(value in matrix.classes))).toEqual([])
  })

  test('every role of the policy has a column', () => {
    const columns = Object.values(roleGroups).flat() as string[]
    expect(columns.toSorted()).toEqual(column(0).toSorted())
    expect(groupsOf(new Set(['dept_leader']))).toEqual([{ group: 'department', roles: ['dept_leader'] }])
  })
})

test('the grid has a line for each group of fields and for each act, in the order of the policy', () => {
  const decision = { type: 'Staff', group: 'basic', action: 'read', condition: 'self' }
  const lines = linesOf([
    { ...decision, role: 'a' },
    { ...decision, role: 'a', group: 'contact', condition: '-' },
    { ...decision, role: 'b', condition: 'host' },
    { ...decision, role: 'b', action: 'staff.leave' },
  ])
  expect(lines.map((line) => subjectOf(zh, line))).toEqual(['基本', '联系方式', '登记离开'])
  expect(lines.map(codeOf)).toEqual(['Staff.basic', 'Staff.contact', 'staff.leave'])
  expect(Object.fromEntries(lines[0]?.conditions ?? [])).toEqual({ a: 'self', b: 'host' })
})

test('acts are asked for all at once, and shown without what is read', () => {
  const state = readState(new URLSearchParams('action=acts'))
  expect(actionAsked(state)).toBeNull()
  expect(['read', 'audit', 'leave.approve'].filter((action) => isWanted(state, action))).toEqual(['leave.approve'])
  expect(actionAsked({ ...state, action: 'audit' })).toBe('audit')
})

test('the address says what is shown, and nothing that is usual', () => {
  const state = { role: 'dept_leader', type: 'Staff', action: 'read', word: '' }
  expect(searchOf(state)).toBe('role=dept_leader&type=Staff')
  expect(readState(new URLSearchParams('action=audit&q=%E7%BC%96'))).toEqual({ role: '', type: '', action: 'audit', word: '编' })
})
