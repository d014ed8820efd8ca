import { useWords } from '../../i18n'
import { count, largeSum, percent } from '../../kit/format'
import { useListPath } from '../../kit/record-link'
import { Tile } from '../../kit/tile'
import { narrowing, type Place } from './place'
import type { Figures, ItemLists } from './query'
import { Group } from './section'
import { useListOf } from './use-list-of'

type Moved = NonNullable<Figures['moved']>

/** The part of the bonuses that the viewer sees: all of it, or the department's half. */
function partOf({ paid, expected }: Moved) {
  if (paid.total !== null || expected.total !== null) return { half: false, paid: paid.total, expected: expected.total }
  return { half: true, paid: paid.department, expected: expected.department }
}

/** By how much `after` is more than `before`, as a share; null where either is unknown or nothing. */
export function rise(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before - 1
}

/** A change in percent with its sign: +17.54%. */
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}%`

const each = (sum: string | null, people: number): number | null => (sum === null || people === 0 ? null : Number(sum) / people)

/** Bonuses paid for the year before, expected for this one, and for how many they rise as the regulation expects. */
function MoneyTiles({ moved, to }: { moved: Moved; to?: string }) {
  const { overview } = useWords()
  const { moved: words, unit, largeSum: large } = overview
  const { paid, expected, year } = moved
  const { half, ...sums } = partOf(moved)
  const before = each(sums.paid, paid.people)
  const after = each(sums.expected, expected.people)
  const up = rise(before, after)
  const above = rise(Number(expected.byDepartment ?? 0), expected.total === null ? null : Number(expected.total))
  const average = (people: number, value: number | null) => (
    <p className="tile-note">{words.average(count(people), value === null ? null : count(Math.round(value / 100)))}</p>
  )
  return (
    <>
      <Tile label={words.paid(year - 1, half)} value={sums.paid && largeSum(sums.paid, large.yuan)} unit={large.unit} to={to}>
        {average(paid.people, before)}
      </Tile>
      <Tile
        label={words.expected(year, half)}
        value={sums.expected && largeSum(sums.expected, large.yuan)}
        unit={large.unit}
        to={to}
      >
        {average(expected.people, after)}
        {up === null ? null : <p className="tile-note">{words.up(signed(up), year - 1)}</p>}
      </Tile>
      <Tile
        label={words.rising}
        value={expected.rising === null ? null : count(expected.rising)}
        unit={unit.staff}
        quote={words.quotes.money}
        to={to}
      >
        <p className="tile-note">{words.ofPeople(count(expected.people))}</p>
        {above === null ? null : <p className="tile-note">{words.above(percent(above))}</p>}
      </Tile>
    </>
  )
}

interface BandProps {
  figures: Figures
  lists: ItemLists
  place: Place
  where: string
  /** Whether the viewer has a right to lists of items. */
  reads: boolean
}

/** What moved to the township: people, items, money. */
export function MovedBand({ figures, lists, place, where, reads }: BandProps) {
  const { overview } = useWords()
  const list = useListPath()
  const listOf = useListOf(lists)
  const { moved: words, unit, scope, outside } = overview
  const { staff, delegated, moved } = figures
  const to = list('Staff', narrowing(place)) ?? undefined
  const known = moved !== null && moved.paid.people + moved.expected.people > 0
  return (
    <section className="moved" aria-labelledby="moved">
      <header>
        <h2 id="moved">{words.title}</h2>
        <span>{words.quotes.all}</span>
      </header>
      <div className="groups groups-moved">
        <Group title={words.people} where={where}>
          <Tile label={words.staff} value={staff && count(staff.total)} unit={unit.staff} quote={words.quotes.people} to={to} />
        </Group>
        <Group title={words.power} where={scope.district}>
          <Tile
            label={words.items}
            value={reads ? words.from(count(delegated.formerly), count(delegated.central)) : null}
            unit={unit.items}
            quote={words.quotes.power}
            to={listOf('DELEGATED', 'CENTRAL')}
          />
        </Group>
        <Group title={words.money} where={where}>
          {known ? (
            <MoneyTiles moved={moved} to={to} />
          ) : (
            <div className="tile">
              <p className="tile-outside-note">{outside}</p>
              <p className="tile-note">{words.noMoney}</p>
            </div>
          )}
        </Group>
      </div>
    </section>
  )
}
