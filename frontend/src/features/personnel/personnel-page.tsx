import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { count } from '../../kit/format'
import { Page } from '../../kit/page'
import { type PageInfo, Pager, type Place } from '../../kit/pager'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { rowProps, useRowKeys } from '../../kit/table'
import { columnsOf, type DrawShares, yearOf } from './columns'
import { type Choices, FilterBar } from './filter-bar'
import { type Filters, formatList, type ListState, orderOf, parseList, type Sort, sorts, whereOf } from './filters'
import './personnel.css'
import { type Member, PersonnelCountQuery, PersonnelQuery, pageSize } from './query'

interface PersonnelPageProps {
  choices: Choices
  remit: string
  /** A department sees its own share only, and is told so. */
  ofDepartment: boolean
  personPath: (id: string) => string
  open: (id: string) => void
  drawShares: DrawShares
}

function useListState(choices: Choices) {
  const [search, setSearch] = useSearchParams()
  const state = parseList(search, choices)
  const go = (part: Partial<ListState>) => setSearch(formatList({ ...state, place: {}, ...part }))
  return { state, go }
}

function variablesOf({ filters, sort, order, place }: ListState) {
  const backwards = place.before !== undefined
  const range = backwards ? { last: pageSize, before: place.before } : { first: pageSize, after: place.after }
  return { ...range, where: whereOf(filters), orderBy: orderOf(sort, order) }
}

/** The filters in words, for the message that nothing matches. */
function told(words: Words, filters: Filters, choices: Choices): string {
  const { personnel } = words
  const body = (list: { id: string; name: string }[], id?: string) => list.find((one) => one.id === id)?.name
  const values: Record<keyof Filters, string | undefined> = {
    q: filters.q,
    class: filters.class && personnel.classes[filters.class],
    township: body(choices.townships, filters.township),
    department: body(choices.departments, filters.department),
    kind: filters.kind && personnel.agencyKind[filters.kind],
    position: filters.position && personnel.position[filters.position],
  }
  const pairs = Object.entries(values) as [keyof Filters, string | undefined][]
  return words.list(pairs.flatMap(([key, value]) => (value ? [`${personnel.filter[key]} ${value}`] : [])))
}

/** Counting all who match costs the server more than a page, so it is done when asked. */
function Total({ filters }: { filters: Filters }) {
  const { personnel } = useWords()
  const [asked, ask] = useState(false)
  const { data, fetching } = useAnswer(PersonnelCountQuery, { where: whereOf(filters) }, !asked)
  if (asked && data) return <span className="total">{personnel.total(count(data.personnel.totalCount))}</span>
  return (
    <Button onClick={() => ask(true)} loading={asked && fetching}>
      {personnel.count}
    </Button>
  )
}

function Nobody({ filters, choices, remit, clear }: { filters: Filters; choices: Choices; remit: string; clear: () => void }) {
  const words = useWords()
  const { empty, clear: clearLabel } = words.personnel
  const narrowed = told(words, filters, choices)
  if (!narrowed) {
    return (
      <Notice kind="denied" title={empty.remit}>
        <p>{empty.remitText(remit)}</p>
      </Notice>
    )
  }
  return (
    <Notice kind="empty" title={empty.filtered} actions={<Button onClick={clear}>{clearLabel}</Button>}>
      <p>{empty.filteredText(narrowed)}</p>
    </Notice>
  )
}

interface RosterProps {
  members: Member[]
  state: ListState
  fetching: boolean
  personPath: (id: string) => string
  open: (id: string) => void
  drawShares: DrawShares
  sort: (sort: Sort, order: 'asc' | 'desc') => void
}

function Roster({ members, state, fetching, personPath, open, drawShares, sort }: RosterProps) {
  const words = useWords()
  return (
    <DataTable<Member>
      label={words.personnel.title}
      className="roster"
      rowKey="id"
      loading={{ spinning: fetching, delay: 200 }}
      sortDirections={['ascend', 'descend', 'ascend']}
      dataSource={members}
      columns={columnsOf({ words, state, members, personPath, drawShares })}
      onRow={({ id }) => rowProps(id, () => open(id))}
      onChange={(_, __, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
        const by = sorts.find((one) => one === columnKey)
        if (by) sort(by, order === 'descend' ? 'desc' : 'asc')
      }}
    />
  )
}

function Foot({ page, place, go }: { page: { nodes: Member[]; pageInfo: PageInfo }; place: Place; go: (place: Place) => void }) {
  const { personnel } = useWords()
  return (
    <div className="table-foot">
      <span>{personnel.range(page.nodes.length)}</span>
      {yearOf(page.nodes) === null ? <span>{personnel.share.noAssessments}</span> : null}
      <span className="keys">{personnel.keys}</span>
      <Pager place={place} info={page.pageInfo} go={go} />
    </div>
  )
}

/** Stationed staff that this viewer may see: filtered, sorted and paged by the server, all of it in the address. */
export function PersonnelPage({ choices, remit, ofDepartment, ...roster }: PersonnelPageProps) {
  const { personnel } = useWords()
  const { state, go } = useListState(choices)
  const { data, failure, fetching, retry } = useAnswer(PersonnelQuery, variablesOf(state))
  const container = useRowKeys()
  const page = data?.personnel
  const { filters } = state
  return (
    <div ref={container}>
      <Page
        title={personnel.title}
        lead={ofDepartment ? personnel.share.department : undefined}
        aside={<Total key={JSON.stringify(filters)} filters={filters} />}
      >
        <FilterBar filters={filters} choices={choices} change={(next) => go({ filters: next })} />
        {state.broken ? <Alert type="warning" title={personnel.broken} showIcon className="gap" /> : null}
        {failure && page ? <Stale failure={failure} retry={retry} /> : null}
        {failure && !page ? <Failed failure={failure} retry={retry} /> : null}
        {!failure && !page ? <Loading rows={14} /> : null}
        {page?.nodes.length === 0 ? (
          <Nobody filters={filters} choices={choices} remit={remit} clear={() => go({ filters: {} })} />
        ) : null}
        {page && page.nodes.length > 0 ? (
          <>
            <Roster
              {...roster}
              members={page.nodes}
              state={state}
              fetching={fetching}
              sort={(sort, order) => go({ sort, order })}
            />
            <Foot page={page} place={state.place} go={(place) => go({ place })} />
          </>
        ) : null}
      </Page>
    </div>
  )
}
