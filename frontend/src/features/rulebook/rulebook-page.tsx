import { useState } from 'react'
import { useSpeech, useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Page, PageTools, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Failed, Loading, Stale } from '../../kit/states'
import { Tile } from '../../kit/tile'
import './rulebook.css'

const RulebookQuery = graphql(`
  query Rulebook($first: Int! = 20) {
    rulebook {
      code
      mechanism
      title
      titleEnglish
      sentence
      reading
      readingEnglish
      severity
      definition
      count
      rows(first: $first) {
        words
        period
        node {
          __typename
          id
          ... on Agency { name }
          ... on Township { name }
          ... on Department { name }
          ... on Staff { name }
          ... on Assessment { year staff { id name } agency { id name } }
          ... on GradePool { year township { name } }
          ... on ScoreCorrection { assessment { id staff { id name } agency { id name } } }
          ... on Event { number title }
          ... on Mediation { number title }
          ... on ServiceWindow { name township { name } }
          ... on Appointment { staffName orderNumber fromAgency { name } }
          ... on Leave { startsOn staff { name } }
          ... on AttendanceDay { day staff { name } }
          ... on DutyRoster { month township { name } }
          ... on DutyShift { day holder }
        }
      }
      trend { period count }
    }
  }
`)

type Rule = ResultOf<typeof RulebookQuery>['rulebook'][number]
type Hit = Rule['rows'][number]
type Node = NonNullable<Hit['node']>

/** What the record is called. */
function nameOf(node: Node): string {
  switch (node.__typename) {
    case 'Assessment':
      return `${node.staff?.name ?? node.agency?.name ?? ''} ${node.year}`
    case 'ScoreCorrection':
      return node.assessment?.staff?.name ?? node.assessment?.agency?.name ?? ''
    case 'GradePool':
      return `${node.township.name} ${node.year}`
    case 'Event':
    case 'Mediation':
      return `${node.number} ${node.title}`
    case 'ServiceWindow':
      return `${node.township.name} ${node.name}`
    case 'Appointment':
      return [node.staffName, node.orderNumber ?? node.fromAgency.name].join(' ')
    case 'Leave':
      return [node.staff?.name, node.startsOn].join(' ').trim()
    case 'AttendanceDay':
      return [node.staff?.name, node.day].join(' ').trim()
    case 'DutyRoster':
      return `${node.township.name} ${node.month.slice(0, 7)}`
    case 'DutyShift':
      return `${node.holder} ${node.day}`
    case 'Agency':
    case 'Township':
    case 'Department':
    case 'Staff':
      return node.name
    default:
      return ''
  }
}

const height = 18
const step = 8

/** How many hits each month or year had, as small bars; the same in words for those who do not see it. */
function Trend({ rule }: { rule: Rule }) {
  const { rulebook } = useWords()
  if (rule.trend.length === 0) return null
  const most = Math.max(...rule.trend.map((point) => point.count))
  const told = rulebook.trend(rule.trend.map((point) => `${point.period.slice(0, 7)}: ${point.count}`).join(' '))
  return (
    <svg className="spark" width={rule.trend.length * step} height={height} role="img" aria-label={told}>
      <title>{told}</title>
      {rule.trend.map((point, at) => {
        const tall = Math.max(2, Math.round((point.count / most) * height))
        return <rect key={point.period} x={at * step} y={height - tall} width={step - 2} height={tall} />
      })}
    </svg>
  )
}

function State({ rule }: { rule: Rule }) {
  const { rulebook, terms } = useWords()
  if (rule.count === null) return <span className="rule-state rule-outside">{rulebook.outside}</span>
  if (rule.count === 0) return <span className="rule-state rule-clean">{rulebook.clean}</span>
  const tone = rule.severity === 'ERROR' ? 'error' : rule.severity === 'WARNING' ? 'warning' : 'notice'
  return (
    <span className={`rule-state rule-${tone}`}>
      {terms.ruleSeverity[rule.severity]} <b className="number">{count(rule.count)}</b>
    </span>
  )
}

function Hits({ rule }: { rule: Rule }) {
  const { rulebook, matrix } = useWords()
  if (rule.rows.length === 0) return null
  return (
    <>
      <ul className="rule-hits">
        {rule.rows.map((hit, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one record may break a rule in several ways, in the same words
          <li key={at}>
            {hit.node ? (
              <RecordLink type={hit.node.__typename} id={hit.node.id}>
                {nameOf(hit.node) || (matrix.types[hit.node.__typename] ?? hit.node.__typename)}
              </RecordLink>
            ) : null}{' '}
            <span className="secondary">{hit.words}</span>
          </li>
        ))}
      </ul>
      {(rule.count ?? 0) > rule.rows.length ? <p className="secondary">{rulebook.more(rule.rows.length)}</p> : null}
    </>
  )
}

function RuleItem({ rule }: { rule: Rule }) {
  const { rulebook } = useWords()
  const { language } = useSpeech()
  const english = language === 'en'
  const reading = english ? rule.readingEnglish : rule.reading
  return (
    <details className="rule" open={(rule.count ?? 0) > 0}>
      <summary>
        <span className="rule-title">{english ? rule.titleEnglish : rule.title}</span>
        <span className="rule-code">{rule.code}</span>
        <Trend rule={rule} />
        <State rule={rule} />
      </summary>
      <Quote>{rule.sentence}</Quote>
      {reading ? <p>{rulebook.reading(reading)}</p> : null}
      <Hits rule={rule} />
      <details className="rule-sql">
        <summary>{rulebook.definition}</summary>
        <pre>{rule.definition}</pre>
      </details>
    </details>
  )
}

type Show = 'all' | 'broken'

/** Every rule of the regulation that can be checked, by mechanism, over what this viewer sees in its remit. */
export function RulebookPage({ remit }: { remit: string }) {
  const words = useWords()
  const { rulebook } = words
  const [show, choose] = useState<Show>('all')
  const { data, failure, retry } = useAnswer(RulebookQuery, {})
  const rules = data?.rulebook ?? []
  const broken = rules.filter((rule) => (rule.count ?? 0) > 0)
  const shown = show === 'all' ? rules : broken
  const mechanisms = [...new Set(shown.map(({ mechanism }) => mechanism))]
  const of = (severity: Rule['severity']) => broken.filter((rule) => rule.severity === severity)
  return (
    <Page title={rulebook.title} lead={rulebook.lead(remit)} aside={<PageTools />}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data ? (
        <>
          <div className="tile-row">
            <Tile
              label={rulebook.checked}
              value={count(rules.filter((rule) => rule.count !== null).length)}
              unit={rulebook.unit}
            />
            {(['ERROR', 'WARNING', 'NOTICE'] as const).map((severity) => (
              <Tile
                key={severity}
                label={words.terms.ruleSeverity[severity]}
                value={count(of(severity).length)}
                unit={rulebook.unit}
              />
            ))}
          </div>
          <label className="range">
            <input
              type="checkbox"
              checked={show === 'broken'}
              onChange={({ target }) => choose(target.checked ? 'broken' : 'all')}
            />{' '}
            {rulebook.onlyBroken}
          </label>
          {shown.length === 0 ? <p>{rulebook.allClean}</p> : null}
          {mechanisms.map((mechanism) => (
            <Panel key={mechanism} title={`${mechanism} ${rulebook.mechanisms[mechanism] ?? ''}`}>
              {shown
                .filter((rule) => rule.mechanism === mechanism)
                .map((rule) => (
                  <RuleItem key={rule.code} rule={rule} />
                ))}
            </Panel>
          ))}
        </>
      ) : null}
    </Page>
  )
}
