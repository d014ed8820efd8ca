import { useWords } from '../../i18n'
import { ActButton, ActField } from '../../kit/act-form'
import { graphql } from '../../kit/graphql'
import { Facts, Fold } from '../../kit/page'
import { YearSettings } from './open-year'
import type { Weights, Year } from './year-query'

const locking = graphql(`
  mutation LockYear($input: LockInput!) {
    assessmentYearLock(input: $input) { errors { field code message } assessmentYear { id version } }
  }
`)
const closing = graphql(`
  mutation CloseYear($input: YearCloseInput!) {
    assessmentYearClose(input: $input) { errors { field code message } assessmentYear { id version } }
  }
`)

const components = ['township', 'department', 'conduct'] as const

interface YearProps {
  year: Year
  /** Of class B: those of class A are the township's alone. */
  weights: Weights
  today: string
}

function Acts({ year, weights, today }: YearProps) {
  const { assessments, terms } = useWords()
  const { lock } = assessments
  const codes = Object.entries(terms.scoreComponent) as [keyof typeof terms.scoreComponent, string][]
  return (
    <div className="pool-acts">
      <ActButton
        row={year}
        act="assessment_year.lock"
        mutation={locking}
        label={lock.act}
        input={(form) => ({
          id: year.id,
          version: year.version,
          component: form.get('component') as keyof typeof terms.scoreComponent,
          on: String(form.get('on')),
        })}
      >
        <ActField name="component" label={lock.component}>
          {(props) => (
            <select {...props}>
              {codes.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </ActField>
        <ActField name="on" label={lock.on}>
          {(props) => <input {...props} type="date" defaultValue={today} required />}
        </ActField>
      </ActButton>
      <YearSettings year={year} weights={weights} />
      <ActButton
        row={year}
        act="assessment_year.close"
        mutation={closing}
        label={lock.close}
        danger
        input={() => ({ id: year.id, version: year.version })}
      >
        <p>{lock.closeText(year.year)}</p>
      </ActButton>
    </div>
  )
}

/** The year's own settings: when each component is locked, the quota, how a change of hosts is read. */
export function YearPanel({ year, weights, today }: YearProps) {
  const { assessments, terms } = useWords()
  const { lock } = assessments
  const reserve = lock.reserveOf(year.reserveUsed, year.reserve)
  const locked = components.filter((key) => year[`${key}Locked`]).length
  const facts = [
    ...components.map((key) => {
      const on = year[`${key}LockedOn`]
      const value = on ? (year[`${key}Locked`] ? lock.locked(on) : lock.willLock(on)) : lock.undated
      return { label: lock.of(assessments.shares[key]), value }
    }),
    { label: lock.share, value: `${year.excellentShare}%` },
    { label: lock.weights, value: `${weights.township} / ${weights.department} / ${weights.conduct}` },
    { label: lock.reserve, value: reserve },
    { label: lock.hosts, value: terms.hostRule[year.hostRule] },
    { label: lock.members, value: year.memberComponents ? lock.membersScored : lock.membersGraded },
    { label: lock.document, value: year.document },
  ]
  return (
    <Fold
      title={assessments.year(year.year)}
      told={lock.told(locked, components.length, `${year.excellentShare}%`, reserve)}
      note={terms.yearState[year.state]}
    >
      <Facts facts={facts} />
      <Acts year={year} weights={weights} today={today} />
    </Fold>
  )
}
