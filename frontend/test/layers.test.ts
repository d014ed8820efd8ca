import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|css)$/.test(name) && name !== 'graphql-env.d.ts')
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
const sources = files.filter(({ name }) => /\.tsx?$/.test(name))

/** The folders of `src` that a file imports from, with the feature's name for features. */
function imports({ name, text }: { name: string; text: string }): string[] {
  const paths = [...text.matchAll(/(?:from|import\(|import) '(\.[^']*)'/g)].map((match) => match[1] ?? '')
  return paths.map((path) => relative(root, resolve(root, dirname(name), path)))
}

const layerOf = (path: string) => path.split('/')[0] ?? ''
const featureOf = (path: string) => (path.startsWith('features/') ? path.split('/')[1] : null)
const allowed: Record<string, string[]> = {
  i18n: ['i18n', 'graphql-env'],
  kit: ['kit', 'i18n', 'graphql-env'],
  features: ['features', 'kit', 'i18n'],
  app: ['app', 'features', 'kit', 'i18n'],
}

describe('the layers', () => {
  const layered = sources.filter(({ name }) => name.includes('/'))

  test.each(layered)('$name imports only from its own layer and those below', (file) => {
    const above = imports(file).filter((path) => !allowed[layerOf(file.name)]?.includes(layerOf(path)))
    expect(above).toEqual([])
  })

  test.each(layered.filter(({ name }) => featureOf(name)))('$name imports no other feature', (file) => {
    const others = imports(file).filter((path) => featureOf(path) && featureOf(path) !== featureOf(file.name))
    expect(others).toEqual([])
  })

  test('every file of the sources belongs to a layer, but the entry', () => {
    const strays = sources.filter(({ name }) => !(layerOf(name) in allowed)).map(({ name }) => name)
    expect(strays).toEqual(['main.tsx'])
  })
})

describe('the files', () => {
  test.each(sources)('$name has at most 250 lines', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(251)
  })

  test.each(sources.filter(({ name }) => !name.startsWith('i18n/')))('$name holds no Chinese text of its own', ({ text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(code.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u)?.[0]).toBeUndefined()
  })
})
