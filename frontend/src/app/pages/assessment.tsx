import { WhatISee } from '../../features/access/what-i-see'
import { AssessmentForm, AssessmentFormFragment, assessmentRecord, subjectOf } from '../../features/assessments/assessment-form'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

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
  const ask = useAsk()
  const { form, year } = words.assessments
  const view: RecordView<typeof AssessmentQuery, 'Assessment'> = {
    document: AssessmentQuery,
    type: 'Assessment',
    title: (row) => `${subjectOf(row)} ${year(row.year)}`,
    tabs: [{ key: 'form', label: form.tab, draw: (row) => <AssessmentForm assessment={row} /> }],
    aside: (row) => <WhatISee records={[assessmentRecord(words, row)]} ask={ask} />,
    logged: true,
    list: { to: '/assessments', label: form.toList },
    words: { kind: form.kind, gone: form.gone, help: form.help },
  }
  return <RecordPage view={view} />
}
