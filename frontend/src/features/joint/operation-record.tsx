import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Bodies, BodyFragment } from './bodies'
import { RecordFacts, seenRecord } from './facts'
import { FollowUp } from './follow-up'

export const OperationRecordFragment = graphql(
  `
    fragment OperationRecord on JointOperation {
      id
      number
      title
      theme
      area
      heldOn
      targetsChecked
      problemsFound
      findings
      measures
      followUpClosedOn
      township { id name }
      lead { id name title }
      bodies { ...Body }
      masked { field reason }
    }
  `,
  [BodyFragment],
)

type Ref = FragmentOf<typeof OperationRecordFragment>

/** Which operation this is, in one line. */
export function OperationHead({ operation }: { operation: Ref }) {
  const { terms } = useWords()
  const { theme, township, heldOn, number } = readFragment(OperationRecordFragment, operation)
  return (
    <>
      <b>{terms.operationTheme[theme]}</b>
      <span>{township.name}</span>
      <span>{heldOn}</span>
      <span className="secondary">{number}</span>
    </>
  )
}

export const operationSeen = (words: Words, operation: Ref) =>
  seenRecord(readFragment(OperationRecordFragment, operation), words.joint.operations.facts, words.joint.operations.fields)

/** Where and against what, what was found and done about it, and which lines took part. */
export function OperationContent({ operation }: { operation: Ref }) {
  const { joint, terms } = useWords()
  const { operations } = joint
  const row = readFragment(OperationRecordFragment, operation)
  const { lead } = row
  const common = { row, of: row.title, names: operations.fields }
  return (
    <div>
      <RecordFacts
        {...common}
        title={operations.facts}
        values={{
          theme: terms.operationTheme[row.theme],
          township: row.township.name,
          area: row.area,
          heldOn: row.heldOn,
          lead: lead && (
            <RecordLink type="Staff" id={lead.id}>
              {`${lead.name} ${lead.title}`}
            </RecordLink>
          ),
        }}
      />
      <RecordFacts
        {...common}
        title={operations.outcome}
        values={{
          targetsChecked: operations.places(count(row.targetsChecked)),
          problemsFound: operations.problemsOf(count(row.problemsFound)),
          findings: row.findings,
          measures: row.measures,
          followUpClosedOn: <FollowUp closedOn={row.followUpClosedOn} />,
        }}
      />
      <Panel title={operations.bodies}>
        <Bodies label={operations.bodies} bodies={row.bodies} />
        <Quote>{operations.rule}</Quote>
      </Panel>
    </div>
  )
}
