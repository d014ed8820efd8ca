import { Select, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { AnyVariables, DocumentInput } from 'urql'
import { useWords } from '../i18n'
import { ActLog } from './act-log'
import { useAnswer } from './answer'
import type { DocumentDecoration, ResultOf } from './graphql'
import { tabParameter } from './list-state'
import { useOpened } from './opened'
import { Page, PageTools } from './page'
import { useIsPhone } from './phone'
import { Failed, Loading, Notice, Stale } from './states'
import './record.css'

type NodeOf<Document> = ResultOf<Document> extends { node: infer Node } ? NonNullable<Node> : never
type TypeNameOf<Document> = NodeOf<Document> extends { __typename: infer Name extends string } ? Name : never

/** The record of a `node(id)` document that has this type. */
export type RecordOf<Document, Name extends string> = Extract<NodeOf<Document>, { __typename: Name }>

export interface Tab<Node> {
  key: string
  label: string
  draw: (record: Node) => ReactNode
}

/** What the author of a record's page declares; the document is `query ($id: ID!) { node(id: $id) { __typename ... } }`. */
export interface RecordView<Document, Name extends string> {
  document: Document & DocumentDecoration<unknown, { id: string }>
  type: Name & TypeNameOf<Document>
  title: (record: RecordOf<Document, Name>) => string
  /** One line that says which record this is. */
  head?: (record: RecordOf<Document, Name>) => ReactNode
  /** What this viewer may do about it: buttons that draw themselves where `can` has the act. */
  acts?: (record: RecordOf<Document, Name>) => ReactNode
  /** The first is shown unless the address names another. */
  tabs: Tab<RecordOf<Document, Name>>[]
  /** Acts are done on such records: a tab of its own says which, by whom and when. */
  logged?: boolean
  /** What stands beside the tabs: the panel "what do I see here". */
  aside?: (record: RecordOf<Document, Name>, tab: string) => ReactNode
  /** The list that the record belongs to. */
  list: { to: string; label: string }
  /** Before the record is known, and when it is not there: its kind, that it is gone, and who can help. */
  words: { kind: string; gone: string; help: string }
}

interface RecordProps<Document, Name extends string> {
  view: RecordView<Document, Name>
  record: RecordOf<Document, Name>
}

/** More tabs than this do not fit a phone. */
const mostTabs = 4

interface TabbedProps<Node> {
  label: string
  tabs: Tab<Node>[]
  active: string
  go: (key: string) => void
  record: Node
}

/** The tabs; on a phone that they do not fit, a choice among them. */
function Tabbed<Node>({ label, tabs, active, go, record }: TabbedProps<Node>) {
  const phone = useIsPhone()
  if (phone && tabs.length > mostTabs) {
    return (
      <>
        <Select
          className="tab-choice"
          aria-label={label}
          value={active}
          options={tabs.map(({ key, label: name }) => ({ value: key, label: name }))}
          onChange={go}
        />
        {tabs.find(({ key }) => key === active)?.draw(record)}
      </>
    )
  }
  return (
    <Tabs
      activeKey={active}
      onChange={go}
      items={tabs.map(({ key, label: name, draw }) => ({ key, label: name, children: key === active ? draw(record) : null }))}
    />
  )
}

/** The tabs of a record; which one is shown stands in the address. */
function RecordTabs<Document, Name extends string>({ view, record }: RecordProps<Document, Name>) {
  const [search, setSearch] = useSearchParams()
  const { records } = useWords()
  const { id = '' } = useParams()
  const log = { key: 'log', label: records.log.tab, draw: () => <ActLog record={id} /> }
  const tabs = view.logged ? [...view.tabs, log] : view.tabs
  const active = (tabs.find(({ key }) => key === search.get(tabParameter)) ?? tabs[0])?.key ?? ''
  const aside = view.aside?.(record, active)
  const go = (key: string) => setSearch(key === tabs[0]?.key ? {} : { [tabParameter]: key }, { replace: true })
  return (
    <div className={aside ? 'record' : undefined}>
      {tabs.length === 1 ? (
        <div className="record-only">{tabs[0]?.draw(record)}</div>
      ) : (
        <div>
          <Tabbed label={view.words.kind} tabs={tabs} active={active} go={go} record={record} />
        </div>
      )}
      {aside}
    </div>
  )
}

/** Not there, or not this viewer's: the same words for both, and who can help. */
function Gone({ words, list }: Pick<RecordView<unknown, string>, 'words' | 'list'>) {
  const { record } = useWords()
  return (
    <Notice kind="lost" title={words.gone} actions={<Link to={list.to}>{list.label}</Link>}>
      <p>{record.goneText}</p>
      <p>{words.help}</p>
    </Notice>
  )
}

function One<Document, Name extends string>({ view, id }: { view: RecordView<Document, Name>; id: string }) {
  const document = view.document as DocumentInput<{ node: { __typename: string } | null }, AnyVariables>
  const { data, failure, retry } = useAnswer(document, { id })
  const record = data?.node?.__typename === view.type ? (data.node as RecordOf<Document, Name>) : null
  const gone = record === null && (data !== undefined || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT')
  const { list, words } = view
  useOpened(id, record !== null)
  const tools = (
    <>
      <Link to={list.to}>{list.label}</Link>
      {record ? <PageTools /> : null}
    </>
  )
  return (
    <Page title={record ? view.title(record) : words.kind} aside={tools}>
      {failure && record ? <Stale failure={failure} retry={retry} /> : null}
      {record && view.head ? <div className="record-head">{view.head(record)}</div> : null}
      {record && view.acts ? <div className="record-acts">{view.acts(record)}</div> : null}
      {record ? <RecordTabs view={view} record={record} /> : null}
      {gone ? <Gone words={words} list={list} /> : null}
      {!data && failure && !gone ? <Failed failure={failure} retry={retry} /> : null}
      {!data && !failure ? <Loading /> : null}
    </Page>
  )
}

/** One record, named by `:id` of the path. */
export function RecordPage<Document, Name extends string>({ view }: { view: RecordView<Document, Name> }) {
  const { id = '' } = useParams()
  return <One key={id} view={view} id={id} />
}
