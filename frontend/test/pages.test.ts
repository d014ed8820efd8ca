import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { crumbsOf, menuOf, pageOf, pages, permitted, recordPathFor } from '../src/app/pages'
import { en } from '../src/i18n/en'
import { zh } from '../src/i18n/zh'

const everything = pages.flatMap(({ needs }) => needs ?? [])
const places = (permissions: readonly string[]) => menuOf(permissions, zh).flatMap(({ entries }) => entries.map(({ to }) => to))

describe('the table of pages', () => {
  test('no name and no path stands twice', () => {
    expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length)
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
  })

  test('every name of the dictionary is a page, in both languages', () => {
    const names = pages.map(({ name }) => name).sort()
    expect(Object.keys(zh.nav.pages).sort()).toEqual(names)
    expect(Object.keys(en.nav.pages).sort()).toEqual(names)
  })

  test.each(pages)('$name has a file of its own, so that it is a chunk of its own', ({ lazy }) => {
    const file =
      /\/(?:src\/app\/)?pages\/([\w-]+)\.tsx/.exec(lazy.toString())?.[1] ?? /pages\/([\w-]+)/.exec(lazy.toString())?.[1]
    expect(existsSync(resolve(import.meta.dirname, `../src/app/pages/${file}.tsx`))).toBe(true)
  })

  test('a permission names a type, a group and an action, or a question', () => {
    const known = /^([A-Z]\w+\.\w+:\w+(\.\w+)?|whoCanSee(:self)?|accessMatrix|accessLog)$/
    expect(everything.filter((one) => !known.test(one))).toEqual([])
  })

  test('a page of one record leads back to a page that stands', () => {
    const records = pages.filter(({ path }) => path.includes(':id'))
    expect(records.filter(({ within }) => !pages.some(({ name }) => name === within))).toEqual([])
  })
})

describe('what follows from the table', () => {
  test('the breadcrumb goes from the overview by the list to the record', () => {
    const person = pages.find(({ name }) => name === 'person')
    expect(person && crumbsOf(person)).toEqual([
      { name: 'overview', to: '/' },
      { name: 'personnel', to: '/personnel' },
      { name: 'person' },
    ])
  })

  test('the overview is its own breadcrumb', () => {
    const overview = pages.find(({ path }) => path === '')
    expect(overview && crumbsOf(overview)).toEqual([{ name: 'overview' }])
  })

  test('the menu holds a page only for those who have a permission for it', () => {
    expect(places([])).not.toContain('/personnel')
    expect(places(['Staff.basic:read'])).toContain('/personnel')
    expect(places(['whoCanSee:self'])).toContain('/access/who-can-see')
  })

  test('pages of one record, and the page that is none, stand in no menu', () => {
    expect(places(everything).filter((to) => /[:*]/.test(to))).toEqual([])
  })

  test('a heading without a page is not shown', () => {
    expect(menuOf([], zh).filter(({ entries }) => entries.length === 0)).toEqual([])
    expect(menuOf([], zh).map(({ name }) => name)).not.toContain('audit')
  })

  test('any one of the permissions opens a page; none is asked for where none is named', () => {
    expect(permitted({ needs: ['a', 'b'] }, ['b'])).toBe(true)
    expect(permitted({ needs: ['a', 'b'] }, ['c'])).toBe(false)
    expect(permitted({}, [])).toBe(true)
  })

  test('a record is linked to where its page stands and may be opened', () => {
    expect(recordPathFor(['Staff.basic:read'])('Staff', 'a/b=')).toBe('/personnel/a%2Fb%3D')
    expect(recordPathFor([])('Staff', 'a')).toBeNull()
    expect(recordPathFor(everything)('Nothing', 'a')).toBeNull()
  })

  test('a route knows its page', () => {
    expect(pageOf(pages[1])).toBe(pages[1])
    expect(pageOf(undefined)).toBeNull()
  })
})
