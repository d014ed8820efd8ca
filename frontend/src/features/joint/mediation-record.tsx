import { useWords, type Words } from '../../i18n'
import { count, moment, yuan } from '../../kit/format'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Bodies, BodyFragment } from './bodies'
import { RecordFacts, seenRecord } from './facts'
import { OutcomeTag } from './outcome'

export const MediationRecordFragment = graphql(
  `
    fragment MediationRecord on Mediation {
      id
      number
      title
      category
      acceptedAt
      deadlineOn
      concludedAt
      succeeded
      agreementNumber
      peopleInvolved
      amount
      parties
      result
      township { id name }
      village { id name }
      event { id number title }
      mediator { id name title }
      bodies { ...Body }
      masked { field reason }
    }
  `,
  [BodyFragment],
)

type Ref = FragmentOf<typeof MediationRecordFragment>

/** How the mediation stands, in one line. */
export function MediationHead({ mediation }: { mediation: Ref }) {
  const { terms } = useWords()
  const row = readFragment(MediationRecordFragment, mediation)
  return (
    <>
      <OutcomeTag mediation={row} />
      <span>{terms.disputeCategory[row.category]}</span>
      <span>{row.township.name}</span>
      <span className="secondary">{row.number}</span>
    </>
  )
}

export const mediationSeen = (words: Words, mediation: Ref) =>
  seenRecord(readFragment(MediationRecordFragment, mediation), words.joint.mediations.matter, words.joint.mediations.fields)

/** The dispute, how it was taken up and ended, who took part; parties and result only for those whose share they are. */
export function MediationContent({ mediation }: { mediation: Ref }) {
  const { joint, terms } = useWords()
  const { mediations } = joint
  const row = readFragment(MediationRecordFragment, mediation)
  const { event, mediator, village, township } = row
  const common = { row, of: row.title, names: mediations.fields }
  return (
    <div>
      <RecordFacts
        {...common}
        title={mediations.matter}
        values={{
          category: terms.disputeCategory[row.category],
          township: township.name,
          village: village?.name,
          event: event && (
            <RecordLink type="Event" id={event.id}>
              {event.title}
            </RecordLink>
          ),
          peopleInvolved: mediations.people(count(row.peopleInvolved)),
          amount: row.amount === null ? null : mediations.yuan(yuan(row.amount)),
        }}
      />
      <RecordFacts
        {...common}
        title={mediations.course}
        values={{
          acceptedAt: moment(row.acceptedAt),
          deadlineOn: row.deadlineOn,
          concludedAt: row.concludedAt && moment(row.concludedAt),
          succeeded: <OutcomeTag mediation={row} />,
          agreementNumber: row.agreementNumber,
          mediator: mediator && (
            <RecordLink type="Staff" id={mediator.id}>
              {`${mediator.name} ${mediator.title}`}
            </RecordLink>
          ),
        }}
      />
      <RecordFacts
        {...common}
        title={mediations.parties}
        note={mediations.partiesNote}
        values={{ parties: row.parties, result: row.result }}
      />
      <Panel title={mediations.bodies}>
        <Bodies label={mediations.bodies} bodies={row.bodies} />
        <Quote>{mediations.rule}</Quote>
      </Panel>
    </div>
  )
}
