import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Failed, Loading } from '../../kit/states'
import { type Day, MonthGrid, MonthPicker, useMonth } from './month'

const MonthQuery = graphql(`
  query LeaveMonth($from: Date!, $to: Date!, $where: LeaveWhere) {
    leaves(
      first: 1000
      where: { and: [$where, { startsOn: { lte: $to }, endsOn: { gte: $from }, status: { in: [REQUESTED, APPROVED, RETURNED] } }] }
    ) {
      nodes { id startsOn endsOn status staff { name } gaps { id day kind name } }
    }
    duties(first: 200, where: { day: { gte: $from, lte: $to }, away: { eq: true } }) {
      nodes { id day role holder }
    }
  }
`)

type Where = NonNullable<Parameters<typeof useAnswer<object, { where: object }>>[1]>['where']

/** Who is away on each day of a month; what would be empty, and who on duty is on leave, stands above. */
export function LeaveMonth({ where, today }: { where: Where; today: string }) {
  const { attendance, terms } = useWords()
  const { calendar, leave: words } = attendance
  const month = useMonth(today)
  const { data, failure, retry } = useAnswer(MonthQuery, { from: month.first, to: month.last, where })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading />
  const role = (name: string) => terms.dutyRole[name as keyof typeof terms.dutyRole] ?? name
  const gaps = data.leaves.nodes.flatMap(({ id, staff, gaps: all }) =>
    all.map((gap) => ({ ...gap, leave: id, who: staff?.name })),
  )
  const here = gaps.filter(({ day }) => month.first <= day && day <= month.last)
  const away = ({ date }: Day) => data.leaves.nodes.filter(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)
  const conflicts = here.length + data.duties.nodes.length
  return (
    <>
      <MonthPicker month={month} />
      <Panel title={calendar.conflicts}>
        {conflicts === 0 ? <p className="secondary">{calendar.noConflicts}</p> : null}
        <ul className="gap-days">
          {data.duties.nodes.map(({ id, day, role: of, holder }) => (
            <li key={id}>
              <b className="number">{day}</b> {calendar.onDuty(holder, role(of))}
            </li>
          ))}
          {here.map((gap) => (
            <li key={gap.id}>
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
        draw={(day) => {
          const people = away(day)
          return people.length === 0 ? null : (
            <>
              <p className="secondary">{calendar.away(people.length)}</p>
              <ul>
                {people.map(({ id, status, staff }) => (
                  <li key={id} className={status === 'REQUESTED' ? 'asked' : undefined}>
                    <RecordLink type="Leave" id={id}>
                      {staff?.name ?? words.someone}
                    </RecordLink>
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      />
    </>
  )
}
