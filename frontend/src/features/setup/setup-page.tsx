import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Page, Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import { Failed, Loading, Stale } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'

const SetupQuery = graphql(`
  query Setup {
    setup { step count missing }
  }
`)

type Step = ResultOf<typeof SetupQuery>['setup'][number]

const checks: readonly Step['step'][] = ['CLASS_OF_AGENCY', 'CHIEF_OF_AGENCY', 'ASSIGNMENT_OF_STAFF']

/** Where a step is done; a check is repaired where the data comes from. */
const places: Partial<Record<Step['step'], string>> = {
  ORGANS: '/organs',
  CALENDAR: '/calendar',
  TOWNSHIPS: '/imports',
  VILLAGES: '/imports',
  GRIDS: '/imports',
  DEPARTMENTS: '/imports',
  AGENCIES: '/imports',
  STAFF: '/imports',
  ACCOUNTS: '/accounts',
  CLASS_RULES: '/class-rules',
  YEAR: '/assessments',
  STANDARDS: '/bonus-standards',
  CLASS_OF_AGENCY: '/classes',
  CHIEF_OF_AGENCY: '/appointments',
  ASSIGNMENT_OF_STAFF: '/personnel',
}

function Steps({ title, steps }: { title: string; steps: Step[] }) {
  const { setup, terms } = useWords()
  return (
    <Panel title={title} note={setup.done(steps.filter(({ missing }) => missing === 0).length, steps.length)}>
      <Rows
        label={title}
        rows={steps.map((step) => ({ ...step, id: step.step }))}
        columns={[
          { key: 'step', title: setup.step, cell: ({ step }) => terms.setupStepName[step] },
          { key: 'count', title: setup.count, align: 'right', cell: (row) => count(row.count) },
          { key: 'missing', title: setup.missing, align: 'right', cell: (row) => count(row.missing) },
          {
            key: 'state',
            title: setup.state,
            cell: ({ missing }) => (
              <StatusTag tone={missing === 0 ? 'still' : 'under-way'} text={missing === 0 ? setup.complete : setup.open} />
            ),
          },
          {
            key: 'place',
            title: setup.place,
            cell: ({ step }) => {
              const to = places[step]
              return to ? <Link to={to}>{setup.go}</Link> : null
            },
          },
        ]}
      />
    </Panel>
  )
}

/** From an empty database to a district that works: what is still missing, and whether it holds together. */
export function SetupPage() {
  const { setup } = useWords()
  const { data, failure, retry } = useAnswer(SetupQuery, {})
  return (
    <Page title={setup.title} lead={setup.lead}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data ? (
        <>
          <Steps title={setup.steps} steps={data.setup.filter(({ step }) => !checks.includes(step))} />
          <Steps title={setup.checks} steps={data.setup.filter(({ step }) => checks.includes(step))} />
        </>
      ) : null}
    </Page>
  )
}
