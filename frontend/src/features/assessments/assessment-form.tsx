import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { day, score, yuan } from '../../kit/format'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { Quote } from '../../kit/quote'
import { fieldsOf } from './assessment-years'
import './assessments.css'

export const AssessmentFormFragment = graphql(`
  fragment AssessmentForm on Assessment {
    id
    year
    subject
    managementClass
    position
    townshipScore
    departmentScore
    conductScore
    compositeScore
    grade
    exclusion
    exclusionNote
    bonusTownship
    bonusDepartment
    bonusTotal
    publishedAt
    masked { field reason }
    staff { id name title }
    agency { id name }
    township { id name }
    department { id name }
    hostShares(first: 10) { nodes { id days score township { name } } }
    corrections(first: 20) { nodes { id component before after reason correctedOn } }
  }
`)

type Form = ResultOf<typeof AssessmentFormFragment>
type Field =
  | 'townshipScore'
  | 'departmentScore'
  | 'conductScore'
  | 'compositeScore'
  | 'bonusTownship'
  | 'bonusDepartment'
  | 'bonusTotal'

export const subjectOf = (row: { staff: { name: string } | null; agency: { name: string } | null }): string =>
  row.staff?.name ?? row.agency?.name ?? ''

function Cell({ row, field }: { row: Form; field: Field }) {
  const { assessments } = useWords()
  const value = row[field]
  const text = value === null ? assessments.undecided : typeof value === 'number' ? assessments.yuan(yuan(value)) : score(value)
  return (
    <Share row={row} field={field} label={`${subjectOf(row)} ${assessments.fields[field] ?? field}`}>
      {text}
    </Share>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </tr>
  )
}

function who({ assessments, terms }: Words, row: Form): [string, string][] {
  const { form, fields } = assessments
  return [
    [fields.subject ?? '', `${terms.assessmentSubject[row.subject]} ${subjectOf(row)}`],
    [form.title, row.staff && row.position ? form.post(row.staff.title, terms.position[row.position]) : ''],
    [fields.agency ?? '', row.agency?.name ?? ''],
    [fields.managementClass ?? '', terms.managementClass[row.managementClass]],
    [fields.township ?? '', row.township.name],
    [fields.department ?? '', row.department.name],
  ]
}

/** How the bonus comes about, in a line: "B类 …… 按照驻地乡镇和派出部门标准各50%比例执行". */
function Formula({ row }: { row: Form }) {
  const { assessments } = useWords()
  const { form } = assessments
  if (row.bonusTownship === null || row.bonusDepartment === null || row.bonusTotal === null) return null
  const [town, department, total] = [row.bonusTownship, row.bonusDepartment, row.bonusTotal].map(yuan) as [string, string, string]
  const text = row.managementClass === 'A' ? form.formulaA(town) : form.formulaB(town, department, total)
  return <p className="formula">{text}</p>
}

/** The result as a record of which some fields may be masked; class A has the township's component alone. */
export function assessmentRecord({ assessments }: Words, assessment: FragmentOf<typeof AssessmentFormFragment>) {
  const { id, masked, managementClass } = readFragment(AssessmentFormFragment, assessment)
  const fields = fieldsOf[managementClass].map((field) => ({ field, name: assessments.fields[field] ?? field }))
  return { id, masked, fields, title: assessments.form.kind }
}

/** What the year's result of one subject is made of; printed, it is the assessment form (年度考核登记表). */
export function AssessmentForm({ assessment }: { assessment: FragmentOf<typeof AssessmentFormFragment> }) {
  const words = useWords()
  const row = readFragment(AssessmentFormFragment, assessment)
  const { assessments, terms } = words
  const { form } = assessments
  const parts: Field[] = row.managementClass === 'A' ? ['townshipScore'] : ['townshipScore', 'departmentScore', 'conductScore']
  const money: Field[] = row.managementClass === 'A' ? ['bonusTownship'] : ['bonusTownship', 'bonusDepartment', 'bonusTotal']
  return (
    <article className="assessment-form">
      <h2>{form.heading(row.year)}</h2>
      <table className="form-table">
        <tbody>
          {who(words, row).map(([label, value]) => (
            <Row key={label} label={label}>
              {value || words.table.none}
            </Row>
          ))}
          {[...parts, 'compositeScore' as const].map((field) => (
            <Row key={field} label={assessments.fields[field] ?? field}>
              <Cell row={row} field={field} />
            </Row>
          ))}
          <Row label={assessments.gradeLabel}>
            <Share row={row} field="grade" label={`${subjectOf(row)} ${assessments.gradeLabel}`}>
              {row.grade ? terms.grade[row.grade] : assessments.undecided}
              {row.exclusion ? ` ${terms.exclusion[row.exclusion]} ${row.exclusionNote ?? ''}` : ''}
            </Share>
          </Row>
          {money.map((field) => (
            <Row key={field} label={assessments.fields[field] ?? field}>
              <Cell row={row} field={field} />
            </Row>
          ))}
          {row.hostShares.nodes.map((share) => (
            <Row key={share.id} label={form.host(share.township.name)}>
              {form.hostDays(share.days, share.score === null ? assessments.pending : score(share.score))}
            </Row>
          ))}
          {row.corrections.nodes.map((one) => (
            <Row key={one.id} label={form.correction(terms.scoreComponent[one.component])}>
              {form.corrected(one.before === null ? assessments.pending : score(one.before), score(one.after), one.correctedOn)}{' '}
              {one.reason}
            </Row>
          ))}
          <Row label={assessments.fields.publishedAt ?? ''}>{row.publishedAt ? day(row.publishedAt) : assessments.open}</Row>
        </tbody>
      </table>
      <Formula row={row} />
      <Quote>{form.quote}</Quote>
      <div className="signatures">
        {form.signatures.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
    </article>
  )
}
