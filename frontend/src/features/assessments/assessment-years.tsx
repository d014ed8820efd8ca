import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { Notice } from '../../kit/states'
import { AssessmentYear } from './assessment-year'

export const AssessmentYearsFragment = graphql(`
  fragment AssessmentYears on Staff {
    name
    assessments(first: 10, orderBy: [{ field: YEAR, direction: DESC }]) {
      nodes {
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
        version
        can
        masked { field reason }
      }
    }
  }
`)

const fieldsOf = {
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

/** Each year as a record of which some fields may be masked; class A has the township's component alone. */
export function assessmentRecords({ assessments }: Words, person: FragmentOf<typeof AssessmentYearsFragment>) {
  return readFragment(AssessmentYearsFragment, person).assessments.nodes.map(({ id, year, managementClass, masked }) => ({
    id,
    masked,
    title: assessments.year(year),
    fields: fieldsOf[managementClass].map((field) => ({ field, name: assessments.fields[field] ?? field })),
  }))
}

export type Assessment = ResultOf<typeof AssessmentYearsFragment>['assessments']['nodes'][number]

/** Every year that this viewer may see, newest first. */
export function AssessmentYears({ person }: { person: FragmentOf<typeof AssessmentYearsFragment> }) {
  const { assessments } = useWords()
  const { name, assessments: list } = readFragment(AssessmentYearsFragment, person)
  if (list.nodes.length === 0) {
    return (
      <Notice kind="denied" title={assessments.none}>
        <p>{assessments.noneText}</p>
      </Notice>
    )
  }
  return (
    <div className="panels panels-one">
      {list.nodes.map((row) => (
        <AssessmentYear key={row.id} row={row} name={name} />
      ))}
    </div>
  )
}
