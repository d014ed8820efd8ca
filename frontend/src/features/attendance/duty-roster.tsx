import { useState } from 'react'
import { useWords } from '../../i18n'
import { useAct } from '../../kit/act'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { moment } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import { Page, PageTools, Panel } from '../../kit/page'
import { Failed, Loading, Notice } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'
import { assign, open, publish } from './duty-acts'
import { DutyCell, type Shift } from './duty-cell'
import { DutyPeople } from './duty-people'
import { DutySwaps } from './duty-swaps'
import { type Month, MonthPicker, useMonth } from './month'
import './attendance.css'

export const roles = ['LEADER', 'OFFICER', 'STANDBY'] as const

const RosterQuery = graphql(`
  query DutyRoster($town: ID!, $month: Date!, $from: Date!, $to: Date!) {
    node(id: $town) { ... on Township { id name can } }
    dutyRosters(first: 1, where: { township: { id: { eq: $town } }, month: { eq: $month } }) {
      nodes { id version status publishedAt gapCount conflictCount can publishedBy { name } }
    }
    duties(first: 200, where: { township: { id: { eq: $town } }, day: { gte: $from, lte: $to } }) {
      nodes { id day role holder phone away can staff { id } }
    }
  }
`)

interface RosterPageProps {
  townships: { id: string; name: string }[]
  /** The viewer's own township, whose roster is shown first. */
  own: string | null
  today: string
}

/** What an act failed with, when it was not done in a dialog of its own. */
function Said({ texts }: { texts: string[] }) {
  return texts.length > 0 ? (
    <p className="act-failed" role="alert">
      {texts.join(' ')}
    </p>
  ) : null
}

/** The duty roster of one township and month: made by drag or keyboard, published, printed, swapped. */
export function DutyRosterPage({ townships, own, today }: RosterPageProps) {
  const { attendance } = useWords()
  const { duty } = attendance
  const month = useMonth(today)
  const [town, choose] = useState(own ?? townships[0]?.id ?? '')
  return (
    <Page title={duty.title} lead={duty.lead} aside={<PageTools />}>
      <MonthPicker month={month}>
        <label className="range">
          {duty.township}
          <select className="field" value={town} onChange={({ target }) => choose(target.value)}>
            {townships.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </MonthPicker>
      {town === '' ? null : <Roster key={`${town} ${month.first}`} town={town} month={month} today={today} />}
    </Page>
  )
}

function Roster({ town, month, today }: { town: string; month: Month; today: string }) {
  const words = useWords()
  const { duty, month: months } = words.attendance
  const asked = { town, month: month.first, from: month.first, to: month.last }
  const { data, failure, retry } = useAnswer(RosterQuery, asked)
  const { run, outcome } = useAct(assign)
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading />
  const township = data.node && 'can' in data.node ? data.node : null
  const roster = data.dutyRosters.nodes[0]
  if (!roster) return <NoRoster township={township} month={month} />
  const name = township?.name ?? ''
  const place = { id: town, name }
  const can = roster.can.includes('roster.assign')
  const put = (day: string, role: Shift['role'], staff: string | null) =>
    run({ id: roster.id, version: roster.version, day, role, staff })
  const refused = outcome?.kind === 'refused' ? outcome.errors.map(({ message }) => message) : []
  const failed = outcome?.kind === 'failed' ? [outcome.failure.said ?? words.errors[outcome.failure.code].text] : []
  const at = (day: string, role: Shift['role']) => data.duties.nodes.find((one) => one.day === day && one.role === role)
  return (
    <>
      <div className="roster-head">
        <StatusTag
          tone={roster.status === 'DRAFT' ? 'under-way' : 'still'}
          text={roster.publishedAt ? duty.published(moment(roster.publishedAt)) : words.terms.rosterStatus[roster.status]}
        />
        {roster.gapCount > 0 ? <StatusTag tone="late" text={duty.gaps(roster.gapCount)} /> : null}
        {roster.conflictCount ? <StatusTag tone="late" text={duty.conflicts(roster.conflictCount)} /> : null}
        <ActButton
          row={roster}
          act="roster.publish"
          mutation={publish}
          label={duty.publish}
          input={() => ({ id: roster.id, version: roster.version })}
        >
          <p>{duty.publishText}</p>
        </ActButton>
      </div>
      <Said texts={[...refused, ...failed]} />
      <div className={can ? 'roster-work' : 'roster-sheet'}>
        <table className="roster-grid" aria-label={duty.sheet(name, months.of(month.first))}>
          <caption>
            {duty.sheet(name, months.of(month.first))}
            {roster.status === 'DRAFT' ? duty.draft : null}
          </caption>
          <thead>
            <tr>
              <th scope="col">{duty.day}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {words.terms.dutyRole[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.days.map(({ date, weekday }) => (
              <tr key={date} className={weekday > 4 ? 'weekend' : undefined} aria-current={date === today ? 'date' : undefined}>
                <th scope="row">
                  <span className="number">{date.slice(5)}</span> {duty.weekday(months.weekdays[weekday] ?? '')}
                </th>
                {roles.map((role) => (
                  <DutyCell
                    key={role}
                    shift={at(date, role)}
                    slot={{ day: date, role }}
                    town={place}
                    roster={can && date >= today ? roster : null}
                    put={put}
                    others={data.duties.nodes}
                    today={today}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {can ? <DutyPeople town={place} /> : null}
      </div>
      <DutySwaps town={town} />
    </>
  )
}

/** A month without a roster; whoever makes rosters can begin one. */
function NoRoster({ township, month }: { township: { id: string; can: string[] } | null; month: Month }) {
  const { duty } = useWords().attendance
  return (
    <>
      <Notice kind="empty" title={duty.none}>
        <p>{duty.noneText}</p>
      </Notice>
      {township ? (
        <Panel title={duty.open}>
          <p>{duty.openText}</p>
          <ActButton
            row={township}
            act="roster.open"
            mutation={open}
            label={duty.open}
            input={() => ({ id: township.id, month: month.first })}
          >
            <p>{duty.openText}</p>
          </ActButton>
        </Panel>
      ) : null}
    </>
  )
}
