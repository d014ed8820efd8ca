import { useSyncExternalStore } from 'react'
import type { Language } from '../i18n'

export const densities = ['loose', 'standard', 'compact'] as const
export type Density = (typeof densities)[number]

/** How one account likes the pages on this device. */
export interface Preferences {
  language: Language
  density: Density
  /** 18 px, for service windows and tired eyes. */
  largeText: boolean
  /** By list: columns that are shown or hidden against the list's own choice. */
  columns: Record<string, Record<string, boolean>>
}

const usual: Preferences = { language: 'zh-CN', density: 'standard', largeText: false, columns: {} }
const prefix = 'daodi.preferences'
/** The account that used this device last: its preferences hold until it is known who comes. */
const lastAccount = 'daodi.account'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readColumns(value: unknown): Preferences['columns'] {
  const lists = Object.entries(isRecord(value) ? value : {}).filter((pair): pair is [string, Record<string, unknown>] =>
    isRecord(pair[1]),
  )
  const kept = (list: Record<string, unknown>) =>
    Object.entries(list).filter((pair): pair is [string, boolean] => typeof pair[1] === 'boolean')
  return Object.fromEntries(lists.map(([name, list]) => [name, Object.fromEntries(kept(list))]))
}

/** Preferences from stored text; whatever is not understood is as usual. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown = null
  try {
    stored = JSON.parse(text ?? 'null')
  } catch {
    // written by something else
  }
  if (!isRecord(stored)) return usual
  return {
    language: stored.language === 'en' ? 'en' : 'zh-CN',
    density: densities.find((one) => one === stored.density) ?? usual.density,
    largeText: stored.largeText === true,
    columns: readColumns(stored.columns),
  }
}

/** Storage may be switched off by the browser's policy, or full: preferences then last until the page is closed. */
function attempt<Value>(act: () => Value): Value | null {
  try {
    return act()
  } catch {
    return null
  }
}

const stored = (key: string): string | null => attempt(() => localStorage.getItem(key))
const keyOf = (account: string | null): string => (account === null ? prefix : `${prefix}.${account}`)

let account = stored(lastAccount)
let current = parsePreferences(stored(keyOf(account)))
const listeners = new Set<() => void>()

/** Density and size of text are the style sheets' matter: they follow two attributes of the page. */
function apply(): void {
  document.documentElement.dataset.density = current.density
  document.documentElement.dataset.text = current.largeText ? 'large' : 'usual'
}

function become(next: Preferences): void {
  current = next
  apply()
  for (const listener of listeners) listener()
}

/** Before anything is drawn: the preferences of whoever used this device last. */
export function startPreferences(): Preferences {
  apply()
  return current
}

/** Somebody has signed in: from now on their preferences hold. A newcomer keeps what was chosen at the door. */
export function adoptPreferences(of: string): Preferences {
  const before = account
  account = of
  attempt(() => localStorage.setItem(lastAccount, of))
  const own = stored(keyOf(of))
  if (own !== null) become(parsePreferences(own))
  else if (before !== of) prefer({ ...usual, language: current.language })
  return current
}

export function prefer(part: Partial<Preferences>): void {
  become({ ...current, ...part })
  attempt(() => localStorage.setItem(keyOf(account), JSON.stringify(current)))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current)
