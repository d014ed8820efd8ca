import { useWords } from '../../i18n'
import { ActButton, ActField } from '../../kit/act-form'
import { graphql } from '../../kit/graphql'
import type { Assessment } from './assessment-years'

const township = graphql(`
  mutation ScoreTownship($input: ScoreInput!) {
    assessmentScoreTownship(input: $input) { errors { field code message } assessment { id version } }
  }
`)
const department = graphql(`
  mutation ScoreDepartment($input: ScoreInput!) {
    assessmentScoreDepartment(input: $input) { errors { field code message } assessment { id version } }
  }
`)
const conduct = graphql(`
  mutation ScoreConduct($input: ScoreInput!) {
    assessmentScoreConduct(input: $input) { errors { field code message } assessment { id version } }
  }
`)
/** The act by which each component is entered. */
export const scoring = { township, department, conduct }

interface EnterScoreProps {
  row: Assessment
  component: keyof typeof scoring
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
      input={(form) => ({ id: row.id, version: row.version, score: String(form.get('score')) })}
    >
      <ActField name="score" label={assessments.enterLabel}>
        {(props) => <input {...props} className="number" inputMode="decimal" defaultValue={row[field] ?? ''} required />}
      </ActField>
    </ActButton>
  )
}
