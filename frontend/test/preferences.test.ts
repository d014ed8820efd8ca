import { afterEach, expect, test, vi } from 'vitest'
import { parsePreferences } from '../src/kit/preferences'

const usual = { language: 'zh-CN', density: 'standard', largeText: false, columns: {} }

/** The module as a newly opened page has it. */
async function opened() {
  vi.resetModules()
  return import('../src/kit/preferences')
}

afterEach(() => localStorage.clear())

test.each([null, '', '{', '7', 'null', '{"density":"huge","language":"fr","largeText":"yes","columns":7}'])(
  'what is stored as %s is as usual',
  (text) => expect(parsePreferences(text)).toEqual(usual),
)

test('a column is shown or hidden, and nothing else', () => {
  const text = '{"columns":{"personnel":{"mobile":false,"name":"no"},"events":3}}'
  expect(parsePreferences(text).columns).toEqual({ personnel: { mobile: false } })
})

test('each account has its own, and the last one holds before it is known who comes', async () => {
  const first = await opened()
  first.adoptPreferences('a')
  first.prefer({ density: 'compact', largeText: true })
  first.adoptPreferences('b')
  expect(document.documentElement.dataset).toMatchObject({ density: 'standard', text: 'usual' })
  first.prefer({ density: 'loose' })
  const again = await opened()
  expect(again.startPreferences().density).toBe('loose')
  expect(again.adoptPreferences('a')).toEqual({ ...usual, density: 'compact', largeText: true })
  expect(document.documentElement.dataset).toMatchObject({ density: 'compact', text: 'large' })
})

test('the language chosen at the door goes in with a newcomer, the size of text of another does not', async () => {
  const { adoptPreferences, prefer } = await opened()
  prefer({ language: 'en', largeText: true })
  expect(adoptPreferences('new')).toEqual({ ...usual, language: 'en' })
  const again = await opened()
  expect(again.adoptPreferences('new').language).toBe('en')
})

test('without storage preferences last until the page is closed', async () => {
  const storage = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied')
  })
  const { adoptPreferences, prefer } = await opened()
  prefer({ density: 'compact' })
  expect(document.documentElement.dataset.density).toBe('compact')
  expect(adoptPreferences('a').density).toBe('standard')
  storage.mockRestore()
})
