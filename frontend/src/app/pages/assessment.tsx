import { AssessmentForm, AssessmentFormFragment, subjectOf } from '../../features/assessments/assessment-form'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'

const AssessmentQuery = graphql(
  `
    query Assessment($id: ID!) {
      node(id: $id) {
        __typename
        ... on Assessment {
          id
          year
          staff { name }
          agency { name }
          ...AssessmentForm
        }
      }
    }
  `,
  [AssessmentFormFragment],
)

/** One subject in one year; printed, it is the assessment form. */
export function Component() {
  const words = useWords()
  const { form, year } = words.assessments
  const view: RecordView<typeof AssessmentQuery, 'Assessment'> = {
    document: AssessmentQuery,
    type: 'Assessment',
    title: (row) => `${subjectOf(row)} ${year(row.year)}`,
    tabs: [{ key: 'form', label: form.tab, draw: (row) => <AssessmentForm assessment={row} /> }],
    logged: true,
    list: { to: '/assessments', label: form.toList },
    words: { kind: form.kind, gone: form.gone, help: form.help },
  }
  return <RecordPage view={view} />
}
