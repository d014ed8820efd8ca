import { useWords, type Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { Timeline } from '../../kit/timeline'

/** What gives an agency its class on the day that is asked for. */
export const ClassGroundsFragment = graphql(`
  fragment ClassGrounds on Agency @_unmask {
    kind
    managementClass
    classDocument
    classRule { id agencyKind townshipForm managementClass document }
  }
`)

export const ClassWhyFragment = graphql(
  `
    fragment ClassWhy on Agency @_unmask {
      ...ClassGrounds
      classHistory { id managementClass since until override document }
    }
  `,
  [ClassGroundsFragment],
)

type Grounds = ResultOf<typeof ClassGroundsFragment>
type Why = ResultOf<typeof ClassWhyFragment>

/** An agency may have a class of its own by a document; then the rule of its kind does not decide. */
export const isOverridden = ({ managementClass, classDocument, classRule }: Grounds): boolean =>
  classRule?.managementClass !== managementClass || classRule.document !== classDocument

/** The rule in a few words: the kind of agency, the form of its host, and the class that follows. */
export function groundsText({ organisations, terms }: Words, agency: Grounds): string {
  if (isOverridden(agency) || !agency.classRule) return organisations.class.override
  const { townshipForm, agencyKind, managementClass } = agency.classRule
  return organisations.class.ruleText(
    terms.townshipForm[townshipForm],
    terms.agencyKind[agencyKind],
    terms.managementClass[managementClass],
  )
}

/** The classes that the agency has had, each with its document; the newest last. */
function History({ periods }: { periods: Why['classHistory'] }) {
  const { organisations, terms } = useWords()
  const words = organisations.class
  return (
    <Timeline
      label={words.history}
      steps={periods.map(({ id, managementClass, since, until, override, document }) => ({
        key: id,
        at: words.period(since, until),
        title: terms.managementClass[managementClass],
        by: override ? words.override : undefined,
        note: document,
      }))}
    />
  )
}

/** The class, the rule and the sentence that give it, what follows from it, and the classes before. */
export function ClassWhy({ agency }: { agency: Why }) {
  const words = useWords()
  const { organisations, terms } = words
  const text = organisations.class
  const letter = agency.managementClass
  return (
    <Panel title={text.title} note={<ClassBadge of={letter} />}>
      <p className="strong">{terms.classMeaning[letter]}</p>
      <h3>{text.rule}</h3>
      <p>{groundsText(words, agency)}</p>
      <Quote>{text.sentence[letter]}</Quote>
      {agency.classDocument ? <p className="secondary">{text.document(agency.classDocument)}</p> : null}
      <h3>{text.meaning}</h3>
      <ul className="plain-list">
        {text.effects[letter].map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <h3>{text.history}</h3>
      <History periods={agency.classHistory} />
    </Panel>
  )
}
