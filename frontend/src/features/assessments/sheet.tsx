import { useWords, type Words } from '../../i18n'
import { useAct } from '../../kit/act'
import { ActButton, ActField } from '../../kit/act-form'
import { ClassBadge } from '../../kit/class-badge'
import { type Body, coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf } from '../../kit/list'
import { Share } from '../../kit/mask'
import { RecordLink } from '../../kit/record-link'
import { grading } from './pools'
import { nameOf, ScoreCell, TotalCell } from './score-cell'
import type { Component } from './weighted'
import { type Pool, SheetCountQuery, SheetQuery, type SheetRow, type Weights, type Year } from './year-query'

const excluding = graphql(`
  mutation ExcludePerson($input: ExclusionInput!) {
    assessmentExclude(input: $input) { errors { field code message } assessment { id standingVersion } }
  }
`)
const including = graphql(`
  mutation IncludePerson($input: InclusionInput!) {
    assessmentInclude(input: $input) { errors { field code message } assessment { id standingVersion } }
  }
`)

type SheetColumn = Column<SheetRow, OrderFieldOf<typeof SheetQuery>>
type Where = WhereOf<typeof SheetQuery>
const filter = filtersOf<typeof SheetQuery>()

export interface SheetProps {
  year: Year
  pools: Pool[]
  weights: Record<'A' | 'B', Weights>
  townships: Body[]
}

/** The grade; who grades the pool chooses it here. */
function GradeCell({ row, pool }: { row: SheetRow; pool: Pool | undefined }) {
  const words = useWords()
  const { run, outcome } = useAct(grading)
  const label = `${nameOf(row)} ${words.assessments.gradeLabel}`
  const grades = Object.entries(words.terms.grade) as [NonNullable<SheetRow['grade']>, string][]
  if (!pool?.can.includes('grade_pool.grade') || row.subject !== 'PERSON' || row.exclusion) {
    return (
      <Share row={row} field="grade" label={label}>
        {row.grade ? words.terms.grade[row.grade] : words.assessments.undecided}
      </Share>
    )
  }
  const choose = (grade: string) =>
    run({
      id: pool.id,
      version: pool.version,
      grade: grade === '' ? null : (grade as NonNullable<SheetRow['grade']>),
      people: [row.id],
    })
  return (
    <span className="score-field">
      <select className="field" aria-label={label} value={row.grade ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{words.assessments.undecided}</option>
        {grades.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <span className="act-error" role="status">
        {outcome?.kind === 'failed' ? outcome.failure.said : ''}
      </span>
    </span>
  )
}

/** Whether the person takes part, and why not. */
function StandingCell({ row }: { row: SheetRow }) {
  const { assessments, terms } = useWords()
  const { standing } = assessments
  const given = { id: row.id, version: row.standingVersion ?? 0 }
  const reasons = Object.entries(terms.exclusion) as [keyof typeof terms.exclusion, string][]
  return (
    <Share row={row} field="exclusion" label={`${nameOf(row)} ${standing.title}`}>
      {row.exclusion ? <span>{terms.exclusion[row.exclusion]} </span> : null}
      <ActButton
        row={row}
        act="assessment.exclude"
        mutation={excluding}
        label={standing.exclude}
        input={(form) => ({
          ...given,
          exclusion: form.get('exclusion') as keyof typeof terms.exclusion,
          note: String(form.get('note')),
        })}
      >
        <ActField name="exclusion" label={standing.reason}>
          {(props) => (
            <select {...props}>
              {reasons.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </ActField>
        <ActField name="note" label={standing.note}>
          {(props) => <textarea {...props} rows={3} required />}
        </ActField>
      </ActButton>
      <ActButton row={row} act="assessment.include" mutation={including} label={standing.include} input={() => given}>
        <p>{standing.includeText}</p>
      </ActButton>
    </Share>
  )
}

function sheetColumns(words: Words, { year, pools, weights }: SheetProps): SheetColumn[] {
  const { assessments, personnel } = words
  const part = (key: Component, sort: SheetColumn['sort']): SheetColumn => ({
    key,
    title: `${assessments.shares[key]} ${weights.B[key]}%`,
    sort,
    align: 'right',
    cell: (row) => <ScoreCell row={row} component={key} year={year} />,
  })
  return [
    {
      key: 'name',
      title: personnel.columns.name,
      cell: (row) => (
        <RecordLink type="Assessment" id={row.id}>
          {nameOf(row)}
        </RecordLink>
      ),
    },
    {
      key: 'class',
      title: personnel.columns.class,
      sort: 'MANAGEMENT_CLASS',
      width: 84,
      cell: ({ managementClass }) => <ClassBadge of={managementClass} />,
    },
    { key: 'agency', title: personnel.columns.agency, cell: ({ agency }) => agency?.name },
    { key: 'township', title: personnel.columns.township, hidden: true, cell: ({ township }) => township.name },
    part('township', 'TOWNSHIP_SCORE'),
    part('department', 'DEPARTMENT_SCORE'),
    part('conduct', 'CONDUCT_SCORE'),
    {
      key: 'composite',
      title: assessments.composite,
      sort: 'COMPOSITE_SCORE',
      align: 'right',
      cell: (row) => <TotalCell row={row} weights={weights} />,
    },
    {
      key: 'grade',
      title: assessments.gradeLabel,
      sort: 'GRADE',
      cell: (row) => <GradeCell row={row} pool={pools.find(({ township }) => township.id === row.township.id)} />,
    },
    { key: 'standing', title: assessments.standing.title, cell: (row) => <StandingCell row={row} /> },
  ]
}

function sheetFilters({ assessments, personnel, terms }: Words, townships: Body[]): Filter<Where>[] {
  return [
    filter.text({
      key: 'q',
      label: personnel.filter.q,
      name: assessments.searchName,
      hint: assessments.searchName,
      where: (word) => ({ or: [{ staff: { name: { contains: word } } }, { agency: { name: { contains: word } } }] }),
    }),
    filter.choice({
      key: 'subject',
      label: assessments.fields.subject ?? '',
      all: assessments.allSubjects,
      segmented: true,
      choices: coded(terms.assessmentSubject),
      where: (code) => ({ subject: { eq: code } }),
    }),
    filter.choice({
      key: 'class',
      label: personnel.filter.class,
      all: personnel.all.class,
      choices: coded(terms.managementClass),
      where: (code) => ({ managementClass: { eq: code } }),
    }),
    filter.body('township', personnel.filter.township, personnel.all.township, townships),
  ]
}

/** The sheet of a year: everybody and every agency in the viewer's remit. */
export function sheetList(words: Words, props: SheetProps, path: (id: string) => string | null): List<typeof SheetQuery> {
  return {
    name: 'assessments',
    title: words.assessments.title,
    document: SheetQuery,
    count: SheetCountQuery,
    columns: sheetColumns(words, props),
    filters: sheetFilters(words, props.townships),
    order: { column: 'composite', direction: 'desc' },
    path: ({ id }) => path(id),
    words: words.assessments.list,
    only: { year: { eq: props.year.year } },
  }
}
