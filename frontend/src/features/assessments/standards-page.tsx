import { Segmented } from 'antd'
import { useWords, type Words } from '../../i18n'
import { ChoiceField, memberOf, NumberField, numberOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { yuan } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Page, PageTools, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import './assessments.css'

const StandardsQuery = graphql(`
  query Standards {
    assessmentYears(first: 20) { nodes { id year state can } }
    bonusStandards(first: 1000) {
      nodes { id year position grade amount version can organisation { id name code } }
    }
  }
`)
const enter = graphql(`
  mutation EnterStandard($input: StandardEnterInput!) {
    bonusStandardEnter(input: $input) { errors { field code message } bonusStandard { id } }
  }
`)
const change = graphql(`
  mutation SetStandard($input: StandardInput!) {
    bonusStandardSet(input: $input) { errors { field code message } bonusStandard { id } }
  }
`)
const forGrade = graphql(`
  mutation StandardForGrade($input: GradeStandardInput!) {
    bonusStandardForGrade(input: $input) { errors { field code message } bonusStandard { id } }
  }
`)

type Data = ResultOf<typeof StandardsQuery>
type Standard = Data['bonusStandards']['nodes'][number]
type Year = Data['assessmentYears']['nodes'][number]

const fen = 100
const positions = ['CHIEF', 'DEPUTY', 'MEMBER'] as const

function Amount({ value }: { value?: number }) {
  const { standards } = useWords()
  return <NumberField name="amount" label={standards.amount} defaultValue={value === undefined ? '' : String(value / fen)} />
}

/** What the body may still do about one of its standards. */
function StandardActs({ row }: { row: Standard }) {
  const { standards, terms } = useWords()
  return (
    <span className="row-acts">
      <ActButton
        row={row}
        act="bonus_standard.set"
        mutation={change}
        label={standards.change}
        input={(form) => ({ id: row.id, version: row.version, amount: numberOf(form, 'amount') * fen })}
      >
        <Amount value={row.amount} />
      </ActButton>
      <ActButton
        row={row}
        act="bonus_standard.for_grade"
        mutation={forGrade}
        label={standards.forGrade}
        input={(form) => ({ id: row.id, grade: memberOf<'EXCELLENT'>(form, 'grade'), amount: numberOf(form, 'amount') * fen })}
      >
        <ChoiceField name="grade" label={standards.grade} options={Object.entries(terms.grade)} />
        <Amount />
      </ActButton>
    </span>
  )
}

function columns({ standards, terms, master }: Words, rows: Standard[]) {
  const acts = rows.some(({ can }) => can.length > 0)
  return [
    { key: 'body', title: standards.body, cell: ({ organisation }: Standard) => organisation.name },
    { key: 'position', title: standards.position, cell: ({ position }: Standard) => terms.position[position] },
    { key: 'grade', title: standards.grade, cell: ({ grade }: Standard) => (grade ? terms.grade[grade] : standards.allGrades) },
    {
      key: 'amount',
      title: standards.amount,
      align: 'right' as const,
      cell: ({ amount }: Standard) => yuan(amount),
    },
    ...(acts ? [{ key: 'acts', title: master.acts, cell: (row: Standard) => <StandardActs row={row} /> }] : []),
  ]
}

/** Bodies in the order of their codes, of each the positions from the chief down, of each the grades. */
function sorted(rows: Standard[]): Standard[] {
  const key = ({ organisation, position, grade }: Standard) =>
    `${organisation.code} ${positions.indexOf(position)} ${grade ?? ''}`
  return [...rows].sort((a, b) => key(a).localeCompare(key(b)))
}

function OneYear({ year, rows }: { year: Year; rows: Standard[] }) {
  const words = useWords()
  const { standards, terms, assessments } = words
  return (
    <Panel
      title={assessments.year(year.year)}
      note={
        <ActButton
          row={year}
          act="bonus_standard.enter"
          mutation={enter}
          label={standards.enter}
          input={(form) => ({
            id: year.id,
            position: memberOf<'CHIEF'>(form, 'position'),
            amount: numberOf(form, 'amount') * fen,
          })}
        >
          <ChoiceField
            name="position"
            label={standards.position}
            options={positions.map((one) => [one, terms.position[one]] as const)}
          />
          <Amount />
        </ActButton>
      }
    >
      {rows.length === 0 ? (
        <Notice kind="empty" title={standards.none}>
          <p>{standards.noneText}</p>
        </Notice>
      ) : (
        <DataTable label={standards.title} rows={sorted(rows)} columns={columns(words, rows)} keyOf={({ id }) => id} />
      )}
      <Quote>{standards.quote}</Quote>
    </Panel>
  )
}

/** The standards of a year that this viewer may know: each body sets its own, until somebody has been paid by it. */
export function StandardsPage({ year, choose }: { year: number | null; choose: (year: number) => void }) {
  const { standards, assessments } = useWords()
  const { data, failure, retry } = useAnswer(StandardsQuery, {})
  const years = data?.assessmentYears.nodes ?? []
  const current = years.find((one) => one.year === year) ?? years[0]
  const aside = (
    <>
      <Segmented
        aria-label={assessments.yearLabel}
        value={current?.year ?? 0}
        options={years.map((one) => ({ value: one.year, label: assessments.year(one.year) }))}
        onChange={choose}
      />
      <PageTools />
    </>
  )
  return (
    <Page title={standards.title} lead={standards.lead} aside={aside}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data && !current ? <Notice kind="empty" title={assessments.noYear} /> : null}
      {data && current ? (
        <OneYear key={current.year} year={current} rows={data.bonusStandards.nodes.filter((one) => one.year === current.year)} />
      ) : null}
    </Page>
  )
}
