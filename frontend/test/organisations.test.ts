import { describe, expect, test } from 'vitest'
import { listPathFor, pages } from '../src/app/pages'
import { groupsOf } from '../src/features/organisations/agencies-by-body'
import { groundsText, isOverridden } from '../src/features/organisations/class-why'
import { named } from '../src/features/organisations/named'
import { outsideOf, publicRecord } from '../src/features/organisations/public-record'
import { zh } from '../src/i18n/zh'

const everything = pages.flatMap(({ needs }) => needs ?? [])
const rule = {
  id: 'r',
  agencyKind: 'ENFORCEMENT_SQUADRON',
  townshipForm: 'SUB_DISTRICT',
  managementClass: 'B',
  document: 'the order',
} as const
const squadron = { kind: 'ENFORCEMENT_SQUADRON', managementClass: 'B', classDocument: 'the order', classRule: rule } as const

describe('the grounds of a class', () => {
  test('are the rule for the kind of agency in that form of township', () => {
    expect(isOverridden(squadron)).toBe(false)
    expect(groundsText(zh, squadron)).toBe('驻街道的综合行政执法中队为B类')
  })

  test.each([
    ['another class', { ...squadron, managementClass: 'A' as const }],
    ['another document', { ...squadron, classDocument: 'an order of its own' }],
    ['no rule at all', { ...squadron, classRule: null }],
  ])('are a special order where the agency has %s', (_, agency) => {
    expect(isOverridden(agency)).toBe(true)
    expect(groundsText(zh, agency)).toBe('特别规定')
  })
})

describe('agencies under their bodies', () => {
  const body = (id: string, code: string) => ({ id, name: id, code, category: 'CENTRAL' as const })
  const agency = (id: string, township: string, department: string) => ({
    id,
    name: id,
    kind: 'JUSTICE_OFFICE' as const,
    managementClass: 'A' as const,
    township: body(township, `9${township}`),
    department: body(department, department),
  })
  const all = [agency('1', 'b', 'x'), agency('2', 'a', 'x'), agency('3', 'b', 'y')]

  test('stand under each body once, bodies in the order of their codes', () => {
    const told = (side: 'township' | 'department') =>
      groupsOf(all, side).map(({ id, agencies }) => [id, agencies.map((one) => one.id)])
    expect(told('township')).toEqual([
      ['a', ['2']],
      ['b', ['1', '3']],
    ])
    expect(told('department')).toEqual([
      ['x', ['1', '2']],
      ['y', ['3']],
    ])
  })
})

describe('what belongs to a public body', () => {
  const belongings = [
    { field: 'personnel', type: 'Staff', count: 0 },
    { field: 'events', type: 'Event', count: 3 },
  ]
  const may = ['Staff.basic:read', 'Event.basic:read']

  test('is outside of the remit where there is no right, or none of it is seen of a strange body', () => {
    expect(outsideOf(belongings, may, false)).toEqual(['personnel'])
    expect(outsideOf(belongings, ['Event.basic:audit'], false)).toEqual(['personnel', 'events'])
  })

  test('is inside for the body itself, even when there is none', () => {
    expect(outsideOf(belongings, may, true)).toEqual([])
  })

  test('is masked in the record, its own facts never', () => {
    const record = publicRecord(zh, 'T', ['name', 'personnel'], ['personnel'])
    expect(record.masked).toEqual([{ field: 'personnel', reason: 'OUT_OF_REMIT' }])
    expect(record.fields.map(({ name }) => name)).toEqual(['名称', '人员'])
  })
})

describe('a list of records', () => {
  test('is found by the type of its records and narrowed in its address', () => {
    expect(listPathFor(everything)('Agency', { township: 'a/b=', class: 'B' })).toBe('/agencies?township=a%2Fb%3D&class=B')
    expect(listPathFor(everything)('Department', {})).toBe('/departments')
  })

  test('is nowhere for a type without pages, or a viewer without the right', () => {
    expect(listPathFor(everything)('Nothing', {})).toBeNull()
    expect(listPathFor([])('Agency', {})).toBeNull()
  })
})

test('a body is searched by name, or by pinyin without blanks', () => {
  expect(named('丰惠')).toEqual({ name: { contains: '丰惠' } })
  expect(named('Feng Hui')).toEqual({ namePinyin: { contains: 'fenghui' } })
})
