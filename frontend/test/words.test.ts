import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '../src/i18n/en'
import { zh } from '../src/i18n/zh'

/** Every path of a dictionary that ends in a text or a function: `nav.pages.overview`. */
function paths(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([key, value]) => paths(value, path ? `${path}.${key}` : key))
}

const texts = (node: unknown): string[] =>
  typeof node === 'string' ? [node] : typeof node === 'object' && node !== null ? Object.values(node).flatMap(texts) : []

describe('the dictionaries', () => {
  test('English has exactly the keys of Chinese', () => {
    expect(paths(en).sort()).toEqual(paths(zh).sort())
  })

  test('no text is empty', () => {
    expect([...texts(zh), ...texts(en)].filter((text) => text.trim() === '')).toEqual([])
  })

  test('English holds no Chinese', () => {
    expect(texts(en).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('Chinese punctuation between Chinese characters is full-width', () => {
    expect(texts(zh).filter((text) => /\p{Script=Han}[,;:!?()]|[,;:!?(]\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('every group of the dictionary is used by the sources', () => {
    const root = resolve(import.meta.dirname, '../src')
    const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n/'))
      .map((name) => readFileSync(join(root, name), 'utf8'))
      .join('\n')
    const unused = paths(zh).filter((path) => {
      if (path.startsWith('terms.')) return false // the schema's closed sets, whole
      const [leaf = '', parent = ''] = path.split('.').reverse()
      return !new RegExp(`\\b(${leaf}|${parent})\\b`).test(code)
    })
    expect(unused).toEqual([])
  })
})
