import { useWords, type Words } from '../../i18n'
import { day } from '../../kit/format'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { Notice } from '../../kit/states'
import { AssessmentYear } from './assessment-year'

export const AssessmentYearFragment = graphql(`
  fragment AssessmentYear on Assessment @_unmask {
    id
    year
    managementClass
    townshipScore
    departmentScore
    conductScore
    compositeScore
    grade
    bonusTownship
    bonusDepartment
    bonusTotal
    publishedAt
    townshipWeight
    departmentWeight
    conductWeight
    townshipVersion
    departmentVersion
    conductVersion
    can
    masked { field reason }
  }
`)

export const AssessmentYearsFragment = graphql(
  `
    fragment AssessmentYears on Staff {
      name
      assessments(first: 10, orderBy: [{ field: YEAR, direction: DESC }]) { nodes { ...AssessmentYear } }
    }
  `,
  [AssessmentYearFragment],
)

export const fieldsOf = {
  A: ['townshipScore', 'compositeScore', 'grade', 'bonusTownship', 'bonusTotal'],
  B: [
    'townshipScore',
    'departmentScore',
    'conductScore',
    'compositeScore',
    'grade',
    'bonusTownship',
    'bonusDepartment',
    'bonusTotal',
  ],
}

export const AgencyAssessmentsFragment = graphql(
  `
    fragment AgencyAssessments on Agency {
      name
      assessments(first: 10, orderBy: [{ field: YEAR, direction: DESC }]) { nodes { ...AssessmentYear } }
    }
  `,
  [AssessmentYearFragment],
)

export type Assessment = ResultOf<typeof AssessmentYearFragment>

/** Each year as a record of which some fields may be masked; class A has the township's component alone. */
function recordsOf({ assessments }: Words, years: Assessment[]) {
  return years.map(({ id, year, managementClass, masked }) => ({
    id,
    masked,
    title: assessments.year(year),
    fields: fieldsOf[managementClass].map((field) => ({ field, name: assessments.fields[field] ?? field })),
  }))
}

export const assessmentRecords = (words: Words, person: FragmentOf<typeof AssessmentYearsFragment>) =>
  recordsOf(words, readFragment(AssessmentYearsFragment, person).assessments.nodes)

export const agencyAssessmentRecords = (words: Words, agency: FragmentOf<typeof AgencyAssessmentsFragment>) =>
  recordsOf(words, readFragment(AgencyAssessmentsFragment, agency).assessments.nodes)

interface YearsProps {
  name: string
  years: Assessment[]
  /** What to say where no year is in the remit. */
  none: { title: string; text: string }
}

function Years({ name, years, none }: YearsProps) {
  if (years.length === 0) {
    return (
      <Notice kind="denied" title={none.title}>
        <p>{none.text}</p>
      </Notice>
    )
  }
  return (
    <div className="panels panels-one">
      {years.map((row) => (
        <AssessmentYear key={row.id} row={row} name={name} />
      ))}
    </div>
  )
}

/** The published years of a person as steps of a timeline; a grade that is not the viewer's is not told. */
export function publishedSteps(words: Words, person: FragmentOf<typeof AssessmentYearsFragment>) {
  const { assessments, personnel, terms, access } = words
  return readFragment(AssessmentYearsFragment, person).assessments.nodes.flatMap(({ id, year, grade, publishedAt, masked }) => {
    if (publishedAt === null) return []
    const known = grade
      ? terms.grade[grade]
      : masked.some(({ field }) => field === 'grade')
        ? access.masked.chip
        : assessments.undecided
    return [{ key: id, at: day(publishedAt), title: personnel.person.life.published(year, known) }]
  })
}

/** Every year of a person that this viewer may see, newest first. */
export function AssessmentYears({ person }: { person: FragmentOf<typeof AssessmentYearsFragment> }) {
  const { assessments: words } = useWords()
  const { name, assessments } = readFragment(AssessmentYearsFragment, person)
  return <Years name={name} years={assessments.nodes} none={{ title: words.none, text: words.noneText }} />
}

/** The same of an agency: of class B it carries the three components too. */
export function AgencyAssessments({ agency }: { agency: FragmentOf<typeof AgencyAssessmentsFragment> }) {
  const { assessments: words } = useWords()
  const { name, assessments } = readFragment(AgencyAssessmentsFragment, agency)
  return <Years name={name} years={assessments.nodes} none={{ title: words.noneOfAgency, text: words.noneText }} />
}
