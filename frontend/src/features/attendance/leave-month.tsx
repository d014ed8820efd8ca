import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql, type VariablesOf } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Failed, Loading } from '../../kit/states'
import { type Day, MonthGrid, MonthPicker, useMonthInside } from './month'

const MonthQuery = graphql(`
  query LeaveMonth($from: Date!, $to: Date!, $where: LeaveWhere!, $town: ID!) {
    leaves(
      first: 1000
      where: { and: [$where, { startsOn: { lte: $to }, awayUntil: { gte: $from }, status: { in: [REQUESTED, APPROVED, RETURNED] } }] }
    ) {
      nodes { id startsOn awayUntil status staff { name } gaps { day kind name } }
    }
    duties(first: 200, where: { day: { gte: $from, lte: $to }, township: { id: { eq: $town } } }) {
      nodes { id day role holder away }
    }
  }
`)

interface LeaveMonthProps {
  where: VariablesOf<typeof MonthQuery>['where']
  /** The township whose duties are shown; empty: of none. */
  town: string
  today: string
}

/** Who is away on each day of a month; what would be empty, and who on duty is on leave, stands above. */
export function LeaveMonth({ where, town, today }: LeaveMonthProps) {
  const { attendance, terms } = useWords()
  const { calendar, leave: words } = attendance
  const month = useMonthInside(today)
  const { data, failure, retry } = useAnswer(MonthQuery, { from: month.first, to: month.last, where, town })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading />
  const role = (name: string) => terms.dutyRole[name as keyof typeof terms.dutyRole] ?? name
  const gaps = data.leaves.nodes.flatMap(({ id, staff, gaps: all }) =>
    all.map((gap) => ({ ...gap, leave: id, who: staff?.name })),
  )
  const here = gaps.filter(({ day }) => month.first <= day && day <= month.last)
  const away = ({ date }: Day) => data.leaves.nodes.filter(({ startsOn, awayUntil }) => startsOn <= date && date <= awayUntil)
  const clashes = data.duties.nodes.filter(({ away: gone }) => gone)
  const leaders = ({ date }: Day) => data.duties.nodes.filter(({ day, role: of }) => day === date && of === 'LEADER')
  const conflicts = here.length + clashes.length
  return (
    <>
      <MonthPicker month={month} />
      <Panel title={calendar.conflicts}>
        {conflicts === 0 ? <p className="secondary">{calendar.noConflicts}</p> : null}
        <ul className="gap-days">
          {clashes.map(({ id, day, role: of, holder }) => (
            <li key={id}>
              <b className="number">{day}</b> {calendar.onDuty(holder, role(of))}
            </li>
          ))}
          {here.map((gap) => (
            <li key={`${gap.leave} ${gap.day} ${gap.name}`}>
              <b className="number">{gap.day}</b>{' '}
              <RecordLink type="Leave" id={gap.leave}>
                {gap.who ?? words.someone}
              </RecordLink>{' '}
              {words.gap[gap.kind](gap.kind === 'DUTY' ? role(gap.name) : gap.name)}
            </li>
          ))}
        </ul>
      </Panel>
      <MonthGrid
        month={month}
        label={calendar.label(attendance.month.of(month.first))}
        draw={(day) => (
          <>
            {leaders(day).map(({ id, holder }) => (
              <p key={id} className="on-duty">
                {terms.dutyRole.LEADER} {holder}
              </p>
            ))}
            <People people={away(day)} />
          </>
        )}
      />
    </>
  )
}

function People({ people }: { people: { id: string; status: string; staff: { name: string } | null }[] }) {
  const { calendar, leave } = useWords().attendance
  if (people.length === 0) return null
  return (
    <>
      <p className="secondary">{calendar.away(people.length)}</p>
      <ul>
        {people.map(({ id, status, staff }) => (
          <li key={id} className={status === 'REQUESTED' ? 'asked' : undefined}>
            <RecordLink type="Leave" id={id}>
              {staff?.name ?? leave.someone}
            </RecordLink>
          </li>
        ))}
      </ul>
    </>
  )
}
