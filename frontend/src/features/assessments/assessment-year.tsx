import { useWords, type Words } from '../../i18n'
import { day, score, yuan } from '../../kit/format'
import { Share } from '../../kit/mask'
import { Panel } from '../../kit/page'
import type { Assessment } from './assessment-years'
import { EnterScore } from './enter-score'
import { Shares, weights } from './shares'
import './assessments.css'

interface YearProps {
  row: Assessment
  name: string
}

interface ValueProps extends YearProps {
  field:
    | 'townshipScore'
    | 'departmentScore'
    | 'conductScore'
    | 'compositeScore'
    | 'grade'
    | 'bonusTownship'
    | 'bonusDepartment'
    | 'bonusTotal'
}

/** What somebody scores; the other values follow, and are undetermined while a score is missing. */
const components: ReadonlySet<string> = new Set(['townshipScore', 'departmentScore', 'conductScore'])

function shown({ assessments, terms }: Words, row: Assessment, field: ValueProps['field']): string {
  if (field === 'grade' && row.grade) return terms.grade[row.grade]
  const value = row[field]
  if (value === null) return components.has(field) ? assessments.pending : assessments.undecided
  if (typeof value === 'number') return assessments.yuan(yuan(value))
  return score(value)
}

function Value({ row, name, field }: ValueProps) {
  const words = useWords()
  const label = `${name} ${words.assessments.year(row.year)} ${words.assessments.fields[field] ?? field}`
  return (
    <Share row={row} field={field} label={label}>
      <span className={row[field] === null ? 'secondary' : 'number'}>{shown(words, row, field)}</span>
    </Share>
  )
}

/** Components with their weights, then the composite and the grade that follow from them. */
function Scores({ row, name }: YearProps) {
  const { assessments } = useWords()
  return (
    <table className="form-table">
      <thead>
        <tr>
          <th scope="col">{assessments.part}</th>
          <th scope="col">{assessments.share}</th>
          <th scope="col">{assessments.score}</th>
        </tr>
      </thead>
      <tbody>
        {weights[row.managementClass].map(({ key, tone, field }) => (
          <tr key={key}>
            <th scope="row">
              <i className={`swatch ${tone}`} />
              {assessments.shares[key]}
            </th>
            <td>{row[`${key}Weight`]}%</td>
            <td>
              <EnterScore row={row} component={key} field={field} /> <Value row={row} name={name} field={field} />
            </td>
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">{assessments.composite}</th>
          <td />
          <td>
            <Value row={row} name={name} field="compositeScore" />
          </td>
        </tr>
        <tr className="sum">
          <th scope="row">{assessments.gradeLabel}</th>
          <td />
          <td>
            <Value row={row} name={name} field="grade" />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** The year-end bonus: of class B half at the township's standard, half at the department's; of class A the township's. */
function Bonus({ row, name }: YearProps) {
  const { assessments } = useWords()
  const halves =
    row.managementClass === 'B'
      ? ([
          ['bonusTownship', 'celadon', assessments.bonusHalf.township],
          ['bonusDepartment', 'indigo', assessments.bonusHalf.department],
        ] as const)
      : ([['bonusTownship', 'celadon', assessments.bonusWhole]] as const)
  return (
    <table className="form-table">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {assessments.bonus}
          </th>
        </tr>
      </thead>
      <tbody>
        {halves.map(([field, tone, label]) => (
          <tr key={field}>
            <th scope="row">
              <i className={`swatch ${tone}`} />
              {label}
            </th>
            <td>
              <Value row={row} name={name} field={field} />
            </td>
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">{assessments.bonusTotal}</th>
          <td>
            <Value row={row} name={name} field="bonusTotal" />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** One year of one person. */
export function AssessmentYear({ row, name }: YearProps) {
  const { assessments } = useWords()
  const note = row.publishedAt ? assessments.published(day(row.publishedAt)) : assessments.open
  return (
    <Panel title={assessments.year(row.year)} note={note}>
      <Shares of={row.managementClass} row={row} />
      <div className="year">
        <Scores row={row} name={name} />
        <Bonus row={row} name={name} />
      </div>
    </Panel>
  )
}
