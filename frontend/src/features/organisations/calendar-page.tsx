import { useWords } from '../../i18n'
import { LinesField, NumberField, numberOf, optionalOf, TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Facts, Page, PageTools, Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { announceCalendar } from './body-documents'
import { closingsOf, daysOf } from './notice'
import type { Above } from './open-acts'
import './calendar.css'

const CalendarQuery = graphql(`
  query Calendar($first: Date!, $last: Date!) {
    calendarDays(first: 366, where: { day: { gte: $first, lte: $last } }, orderBy: [{ field: DAY }]) {
      nodes { id day kind status name document }
    }
  }
`)

type Day = ResultOf<typeof CalendarQuery>['calendarDays']['nodes'][number]

const months = Array.from({ length: 12 }, (_, at) => at + 1)
const monthDays = Array.from({ length: 31 }, (_, at) => at + 1)
const two = (n: number): string => String(n).padStart(2, '0')

interface Span {
  first: string
  last: string
  name: string
}

/** Closed days that follow each other for the same reason. */
function spansOf(days: Day[]): Span[] {
  const spans: Span[] = []
  for (const { day, kind, name } of days) {
    if (kind !== 'HOLIDAY') continue
    const former = spans.at(-1)
    const next = former && new Date(Date.parse(former.last) + 86_400_000).toISOString().slice(0, 10) === day
    if (former && next && former.name === (name ?? '')) former.last = day
    else spans.push({ first: day, last: day, name: name ?? '' })
  }
  return spans
}

/** As the form writes them, to be corrected. */
const writtenOf = (spans: Span[]): string => spans.map(({ first, last, name }) => `${first} ${last} ${name}`).join('\n')

const toldOf = (spans: Span[]): string =>
  spans.map(({ first, last, name }) => `${first === last ? first : `${first} – ${last}`} ${name}`).join('\n')

function Announce({ organ, year, days }: { organ: Above; year: number; days: Day[] }) {
  const { calendar } = useWords()
  return (
    <ActButton
      row={organ}
      act="calendar.announce"
      mutation={announceCalendar}
      label={calendar.announce}
      check={(form) =>
        closingsOf(textOf(form, 'closings')).strange.map((line) => ({
          field: 'closings',
          code: 'LINE',
          message: calendar.strange(line),
        }))
      }
      input={(form) => ({
        id: organ.id,
        year: numberOf(form, 'year'),
        document: optionalOf(form, 'document'),
        closings: closingsOf(textOf(form, 'closings')).closings,
        makeUps: daysOf(textOf(form, 'makeUps')),
      })}
    >
      <p className="secondary">{calendar.announceText}</p>
      <NumberField name="year" label={calendar.year} defaultValue={String(year)} />
      <TextField name="document" label={calendar.document} />
      <LinesField
        name="closings"
        label={calendar.closings}
        defaultValue={writtenOf(spansOf(days))}
        placeholder={`${year}-01-01 ${year}-01-02 ${calendar.example}`}
      />
      <LinesField
        name="makeUps"
        label={calendar.makeUps}
        defaultValue={days
          .filter(({ kind }) => kind === 'MAKE_UP')
          .map(({ day }) => day)
          .join('\n')}
      />
    </ActButton>
  )
}

/** A row for each month, a cell for each day: what is closed against the weekday, and what is worked, stands out. */
function Grid({ year, days }: { year: number; days: Day[] }) {
  const { calendar, terms } = useWords()
  const known = new Map(days.map((one) => [one.day, one]))
  return (
    <div className="wide">
      <table className="calendar" aria-label={calendar.gridOf(year)}>
        <thead>
          <tr>
            <th scope="col">{calendar.month}</th>
            {monthDays.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <th scope="row">{calendar.monthOf(month)}</th>
              {monthDays.map((day) => {
                const one = known.get(`${year}-${two(month)}-${two(day)}`)
                const told = one ? terms.dayKind[one.kind] : ''
                return (
                  <td
                    key={day}
                    className={one ? `day-${one.kind.toLowerCase()}` : 'day-none'}
                    title={one ? `${one.day} ${one.name ?? ''} ${told}` : undefined}
                  >
                    {one && one.kind !== 'WORKDAY' ? calendar.short[one.kind] : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OneYear({ year, days }: { year: number; days: Day[] }) {
  const words = useWords()
  const { calendar, terms, table } = words
  const first = days[0]
  if (!first) {
    return (
      <Notice kind="empty" title={calendar.none(year)}>
        <p>{calendar.noneText}</p>
      </Notice>
    )
  }
  const worked = days.filter(({ kind }) => kind === 'WORKDAY' || kind === 'MAKE_UP').length
  const made = days.filter(({ kind }) => kind === 'MAKE_UP').map(({ day }) => day)
  return (
    <Panel title={calendar.of(year)} note={terms.dayStatus[first.status]}>
      <Facts
        facts={[
          { label: calendar.document, value: first.document ?? calendar.noDocument },
          { label: calendar.worked, value: calendar.dayCount(count(worked)) },
          { label: calendar.closings, value: <span className="calendar-closings">{toldOf(spansOf(days)) || table.none}</span> },
          { label: calendar.makeUps, value: made.length > 0 ? words.list(made) : table.none },
        ]}
      />
      <Grid year={year} days={days} />
    </Panel>
  )
}

interface CalendarProps {
  year: number
  choose: (year: number) => void
  organ: Above | null
}

/** The working days by which every deadline is counted; a year without its notice is provisional. */
export function CalendarPage({ year, choose, organ }: CalendarProps) {
  const { calendar } = useWords()
  const { data, failure, retry } = useAnswer(CalendarQuery, { first: `${year}-01-01`, last: `${year}-12-31` })
  const days = data?.calendarDays.nodes ?? []
  const aside = (
    <>
      <label className="range">
        {calendar.year}
        <input
          type="number"
          className="field number"
          min={2000}
          max={2100}
          value={year}
          onChange={({ target }) => choose(Number(target.value))}
        />
      </label>
      {organ && data ? <Announce key={year} organ={organ} year={year} days={days} /> : null}
      <PageTools />
    </>
  )
  return (
    <Page title={calendar.title} lead={calendar.lead} aside={aside}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data ? <OneYear year={year} days={days} /> : null}
    </Page>
  )
}
