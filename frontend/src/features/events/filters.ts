import type { Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf, within } from '../../kit/filters'
import type { EventsQuery } from './query'

export type EventWhere = WhereOf<typeof EventsQuery>

const filter = filtersOf<typeof EventsQuery>()

/** Levels as codes of the address: 1 to 4, and 1-3, of which the regulation asks for 95 %. */
export const upToLevel3 = '1-3'
const levels = [1, 2, 3, 4] as const

function levelFilter({ events, terms }: Words): Filter<EventWhere> {
  const choices = levels.map((level) => ({ value: String(level), label: terms.level[level - 1] ?? String(level) }))
  return filter.choice({
    key: 'level',
    label: events.filter.level,
    all: events.all.level,
    segmented: true,
    choices: [...choices, { value: upToLevel3, label: events.upTo3 }],
    where: (code) => ({ level: code === upToLevel3 ? { lte: 3 } : { eq: Number(code) } }),
  })
}

/** Where it is in the closed loop; "open" stands for all that are not closed. */
function statusFilter({ events, terms }: Words): Filter<EventWhere> {
  return filter.choice({
    key: 'status',
    label: events.filter.status,
    all: events.all.status,
    choices: [{ value: 'OPEN' as const, label: events.open }, ...coded(terms.eventStatus)],
    where: (code) => (code === 'OPEN' ? { closedAt: { isNull: true } } : { status: { eq: code } }),
  })
}

/** Late by the clock of its present level, and at which level on its way it was late: part of its course, not of its outline. */
function lateFilters({ events, terms }: Words, outline: boolean): Filter<EventWhere>[] {
  const late = filter.yesNo({
    key: 'overdue',
    label: events.filter.overdue,
    all: events.all.overdue,
    yes: events.late,
    no: events.onTime,
    where: (yes) => ({ overdue: { eq: yes } }),
  })
  const lateLevel = filter.choice({
    key: 'lateLevel',
    label: events.filter.lateLevel,
    all: events.anyLate,
    choices: levels.map((level) => ({ value: String(level), label: events.lateAt(terms.level[level - 1] ?? '') })),
    where: (code) => ({ levelTimes: { level: { eq: Number(code) }, late: { eq: true } } }),
  })
  return outline ? [late] : [late, lateLevel]
}

/** Where it happened, and who is in charge. */
function placeFilters({ events, terms }: Words, townships: { id: string; name: string }[]): Filter<EventWhere>[] {
  return [
    filter.body('township', events.filter.township, events.all.township, townships),
    filter.choice({
      key: 'platform',
      label: events.filter.platform,
      all: events.all.platform,
      choices: coded(terms.platformKind),
      where: (code) => ({ platform: { kind: { eq: code } } }),
    }),
    filter.text({
      key: 'village',
      label: events.filter.village,
      name: events.villageLabel,
      hint: events.villageSearch,
      where: (word) => ({ or: [{ village: { name: { contains: word } } }, { grid: { name: { contains: word } } }] }),
    }),
    filter.text({
      key: 'agency',
      label: events.filter.agency,
      name: events.agencyLabel,
      hint: events.agencySearch,
      where: (word) => ({ agency: { name: { contains: word } } }),
    }),
  ]
}

interface Narrowing {
  townships: { id: string; name: string }[]
  /** The viewer sees no event's course. */
  outline: boolean
}

/** What events can be narrowed by. */
export function eventFilters(words: Words, { townships, outline }: Narrowing): Filter<EventWhere>[] {
  const { events, terms } = words
  return [
    filter.text({
      key: 'q',
      label: events.filter.q,
      name: events.searchLabel,
      hint: events.search,
      where: (word) => ({ or: [{ title: { contains: word } }, { number: { contains: word } }, { place: { contains: word } }] }),
    }),
    levelFilter(words),
    filter.dates({
      key: 'reported',
      label: events.filter.reported,
      where: (range) => ({ reportedOn: within(range) }),
    }),
    ...lateFilters(words, outline),
    statusFilter(words),
    filter.choice({
      key: 'category',
      label: events.filter.category,
      all: events.all.category,
      choices: coded(terms.eventCategory),
      where: (code) => ({ category: { eq: code } }),
    }),
    ...placeFilters(words, townships),
  ]
}
