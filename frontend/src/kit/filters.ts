import type { VariablesOf } from './graphql'

/** One part of a list's `where`, and the same in words. */
export interface Condition<Where> {
  where: Where
  told: string
}

export interface Choice<Code extends string = string> {
  value: Code
  label: string
}

/** How a filter is drawn. */
export type Control =
  | { kind: 'search'; name: string; hint: string }
  | { kind: 'segmented' | 'select'; all: string; choices: Choice[] }
  | { kind: 'dates' | 'numbers' }

/** What a list can be narrowed by. Its value stands in the address as text under `key`. */
export interface Filter<Where> {
  key: string
  label: string
  control: Control
  /** The condition that a text of the address stands for; null when it stands for none. */
  read: (text: string) => Condition<Where> | null
}

interface Named {
  key: string
  label: string
}

interface ChoiceOptions<Where, Code extends string> extends Named {
  /** The words for "no condition". */
  all: string
  choices: Choice<Code>[]
  where: (code: Code) => Where
  /** Few choices, all of them visible. */
  segmented?: boolean
}

interface TextOptions<Where> extends Named {
  /** What the field is for, for those who do not see it: "按姓名或拼音查找". */
  name: string
  hint: string
  where: (word: string) => Where
}

interface YesNoOptions<Where> extends Named {
  all: string
  yes: string
  no: string
  where: (yes: boolean) => Where
}

/** Both ends belong to the range; an absent end is open. */
export interface Range<Value> {
  from?: Value
  to?: Value
}

interface RangeOptions<Where, Value> extends Named {
  where: (range: Range<Value>) => Where
}

const longest = 40
const gap = '..'

/** Codes of a closed set with their words, in the order of the dictionary. */
export const coded = <Code extends string>(terms: Record<Code, string>): Choice<Code>[] =>
  (Object.entries(terms) as [Code, string][]).map(([value, label]) => ({ value, label }))

/** Townships, departments, anything that a list is narrowed to by its id. */
export interface Body {
  id: string
  name: string
}

/** The bodies that most lists can be narrowed to. */
export interface Bodies {
  townships: Body[]
  departments: Body[]
}

const named = (list: Body[]): Choice[] => list.map(({ id, name }) => ({ value: id, label: name }))

function choice<Where, Code extends string>(options: ChoiceOptions<Where, Code>): Filter<Where> {
  const { key, label, all, choices, where, segmented } = options
  return {
    key,
    label,
    control: { kind: segmented ? 'segmented' : 'select', all, choices },
    read: (text) => {
      const found = choices.find(({ value }) => value === text)
      return found ? { where: where(found.value), told: found.label } : null
    },
  }
}

function text<Where>({ key, label, name, hint, where }: TextOptions<Where>): Filter<Where> {
  return {
    key,
    label,
    control: { kind: 'search', name, hint },
    read: (raw) => {
      const word = raw.trim().slice(0, longest)
      return word ? { where: where(word), told: word } : null
    },
  }
}

function yesNo<Where>({ yes, no, where, ...rest }: YesNoOptions<Where>): Filter<Where> {
  const choices: Choice<'yes' | 'no'>[] = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  return choice({ ...rest, choices, where: (code) => where(code === 'yes') })
}

/** A day that exists, as the API writes it: 2017-02-28. */
export const isDay = (part: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(part) ? new Date(`${part}T00:00:00Z`) : null
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(part)
}

const isWhole = (part: string): boolean => /^\d{1,9}$/.test(part)

/** Both ends of `from..to` as they are written; an open end is empty. Null: not a range. */
export function ends(raw: string): [string, string] | null {
  const parts = raw.split(gap)
  const [from = '', to = ''] = parts
  return parts.length === 2 && (from || to) ? [from, to] : null
}

/** A range as the address has it; two open ends are no condition. */
export const joined = (from: string, to: string): string => (from || to ? `${from}${gap}${to}` : '')

interface RangeKind<Value> {
  kind: 'dates' | 'numbers'
  fits: (part: string) => boolean
  value: (part: string) => Value
}

function range<Where, Value extends string | number>(
  { key, label, where }: RangeOptions<Where, Value>,
  { kind, fits, value }: RangeKind<Value>,
): Filter<Where> {
  return {
    key,
    label,
    control: { kind },
    read: (raw) => {
      const found = ends(raw)
      if (!found?.every((part) => part === '' || fits(part))) return null
      const [from, to] = found.map((part) => (part === '' ? undefined : value(part)))
      if (from !== undefined && to !== undefined && from > to) return null
      return { where: where({ from, to }), told: `${found[0]} – ${found[1]}`.trim() }
    },
  }
}

const dayKind: RangeKind<string> = { kind: 'dates', fits: isDay, value: (part) => part }
const wholeKind: RangeKind<number> = { kind: 'numbers', fits: isWhole, value: Number }

/** The range as a comparison of days or whole numbers. */
export const within = <Value>({ from, to }: Range<Value>): { gte?: Value; lte?: Value } => ({
  ...(from === undefined ? {} : { gte: from }),
  ...(to === undefined ? {} : { lte: to }),
})

/** The range of days as a comparison of instants: days of the district, from midnight to midnight. */
export function instantsWithin({ from, to }: Range<string>): { gte?: string; lt?: string } {
  const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`)
  const next = to === undefined ? undefined : new Date(midnight(to).getTime() + 86_400_000)
  return {
    ...(from === undefined ? {} : { gte: midnight(from).toISOString() }),
    ...(next === undefined ? {} : { lt: next.toISOString() }),
  }
}

/** The relations of a `where` that one body answers. */
type BodyKey<Where> = {
  [Key in keyof Where]-?: { id: { eq: string } } extends NonNullable<Where[Key]> ? Key & string : never
}[keyof Where]

/** The `where` that a document takes. */
export type WhereOf<Document> = VariablesOf<Document> extends { where?: infer Where } ? NonNullable<Where> : never

/** The kinds of filters for a list whose document is given by type: each `where` is checked against what the document takes. */
export function filtersOf<Document>() {
  type Where = WhereOf<Document>
  return {
    choice: <Code extends string>(options: ChoiceOptions<Where, Code>): Filter<Where> => choice(options),
    body: (key: BodyKey<Where>, label: string, all: string, list: Body[]): Filter<Where> =>
      choice({ key, label, all, choices: named(list), where: (id) => ({ [key]: { id: { eq: id } } }) as Where }),
    text: (options: TextOptions<Where>): Filter<Where> => text(options),
    yesNo: (options: YesNoOptions<Where>): Filter<Where> => yesNo(options),
    dates: (options: RangeOptions<Where, string>): Filter<Where> => range(options, dayKind),
    numbers: (options: RangeOptions<Where, number>): Filter<Where> => range(options, wholeKind),
  }
}
