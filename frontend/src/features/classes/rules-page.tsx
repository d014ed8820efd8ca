import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { ClassBadge } from '../../kit/class-badge'
import { DataTable } from '../../kit/data-table'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Page, PageTools, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { Failed, Loading, Notice, Stale } from '../../kit/states'

const ClassRulesQuery = graphql(`
  query ClassRules {
    classRules(first: 500) {
      nodes { id agencyKind townshipForm managementClass document since until }
    }
  }
`)
const issuing = graphql(`
  mutation IssueRules($input: ClassRuleIssueInput!) {
    classRuleIssue(input: $input) { errors { field code message } organ { id } }
  }
`)

type Rule = ResultOf<typeof ClassRulesQuery>['classRules']['nodes'][number]
const forms = ['TOWN', 'TOWNSHIP', 'SUB_DISTRICT'] as const

/** The rules of one day: for each kind of agency its class by the form of its host. */
function InForce({ rules }: { rules: Rule[] }) {
  const words = useWords()
  const { classRules, organisations, terms } = words
  const kinds = [...new Set(rules.map(({ agencyKind }) => agencyKind))]
  const of = (kind: Rule['agencyKind'], form: Rule['townshipForm']) =>
    rules.find(({ agencyKind, townshipForm }) => agencyKind === kind && townshipForm === form)
  return (
    <Panel title={classRules.inForce} note={words.list([...new Set(rules.map(({ document }) => document))])}>
      <DataTable
        label={classRules.inForce}
        rows={kinds}
        keyOf={(kind) => kind}
        columns={[
          { key: 'kind', title: organisations.fields.kind ?? 'kind', cell: (kind) => terms.agencyKind[kind] },
          ...forms.map((form) => ({
            key: form,
            title: classRules.host(terms.townshipForm[form]),
            cell: (kind: Rule['agencyKind']) => {
              const rule = of(kind, form)
              return rule ? <ClassBadge of={rule.managementClass} /> : null
            },
          })),
        ]}
      />
      <Quote>{organisations.class.sentence.A}</Quote>
      <Quote>{organisations.class.sentence.B}</Quote>
    </Panel>
  )
}

/** What held before, with the day on which it ended. */
function Former({ rules }: { rules: Rule[] }) {
  const { classRules, organisations, terms } = useWords()
  if (rules.length === 0) return null
  return (
    <Panel title={classRules.former}>
      <DataTable
        label={classRules.former}
        rows={rules}
        keyOf={({ id }) => id}
        columns={[
          { key: 'kind', title: organisations.fields.kind ?? 'kind', cell: (rule) => terms.agencyKind[rule.agencyKind] },
          { key: 'form', title: organisations.fields.form ?? 'form', cell: (rule) => terms.townshipForm[rule.townshipForm] },
          { key: 'class', title: classRules.class, cell: (rule) => <ClassBadge of={rule.managementClass} /> },
          { key: 'period', title: classRules.period, cell: ({ since, until }) => classRules.until(since, until) },
          { key: 'document', title: classRules.document, wrap: true, cell: ({ document }) => document },
        ]}
      />
    </Panel>
  )
}

interface RulesProps {
  organ: { id: string; can: string[] } | null
  /** The page on which a change is drafted, previewed and confirmed; null for whoever has it not. */
  changes: string | null
}

/** Which kind of agency is of which class where, by which document; issued once, then changed by two persons. */
export function ClassRulesPage({ organ, changes }: RulesProps) {
  const { classRules } = useWords()
  const { data, failure, retry } = useAnswer(ClassRulesQuery, {})
  const rules = data?.classRules.nodes ?? []
  const aside = (
    <>
      {organ && data && rules.length === 0 ? (
        <ActButton
          row={organ}
          act="class_rule.issue"
          mutation={issuing}
          label={classRules.issue}
          input={(form) => ({ id: organ.id, document: textOf(form, 'document') })}
        >
          <p>{classRules.issueText}</p>
          <TextField name="document" label={classRules.document} />
        </ActButton>
      ) : null}
      {changes && rules.length > 0 ? <Link to={changes}>{classRules.change}</Link> : null}
      <PageTools />
    </>
  )
  return (
    <Page title={classRules.title} lead={classRules.lead} aside={aside}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data && rules.length === 0 ? (
        <Notice kind="empty" title={classRules.none}>
          <p>{classRules.noneText}</p>
        </Notice>
      ) : null}
      {rules.length > 0 ? (
        <>
          <InForce rules={rules.filter(({ until }) => until === null)} />
          <Former rules={rules.filter(({ until }) => until !== null)} />
        </>
      ) : null}
    </Page>
  )
}
