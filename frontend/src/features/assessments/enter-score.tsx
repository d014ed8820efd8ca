import { useWords } from '../../i18n'
import { ActButton, ActField } from '../../kit/act-form'
import { graphql } from '../../kit/graphql'
import type { Assessment } from './assessment-years'
import type { Component } from './weighted'

const township = graphql(`
  mutation ScoreTownship($input: ScoreInput!) {
    assessmentScoreTownship(input: $input) { errors { field code message } assessment { id townshipVersion } }
  }
`)
const department = graphql(`
  mutation ScoreDepartment($input: ScoreInput!) {
    assessmentScoreDepartment(input: $input) { errors { field code message } assessment { id departmentVersion } }
  }
`)
const conduct = graphql(`
  mutation ScoreConduct($input: ScoreInput!) {
    assessmentScoreConduct(input: $input) { errors { field code message } assessment { id conductVersion } }
  }
`)
/** The act by which each component is entered. */
export const scoring = { township, department, conduct }

/** Each component has a version of its own, which only those see who see its score. */
export const versionOf = (row: Pick<Assessment, `${Component}Version`>, component: Component): number =>
  row[`${component}Version`] ?? 0

interface EnterScoreProps {
  row: Assessment
  component: Component
  field: 'townshipScore' | 'departmentScore' | 'conductScore'
}

/** The own component of an open year can be entered; nobody else's. */
export function EnterScore({ row, component, field }: EnterScoreProps) {
  const { assessments } = useWords()
  return (
    <ActButton
      row={row}
      act={`assessment.score_${component}`}
      mutation={scoring[component]}
      label={assessments.enter[component]}
      done={assessments.entered}
      input={(form) => ({ id: row.id, version: versionOf(row, component), score: String(form.get('score')) })}
    >
      <ActField name="score" label={assessments.enterLabel}>
        {(props) => <input {...props} className="number" inputMode="decimal" defaultValue={row[field] ?? ''} required />}
      </ActField>
    </ActButton>
  )
}
