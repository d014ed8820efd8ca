import { useWords, type Words } from '../../i18n'
import { coded, filtersOf } from '../../kit/filters'
import { day } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { Share } from '../../kit/mask'
import { StatusTag } from '../../kit/status-tag'
import { AccountActs, EndPost, GivePost, OpenAccount } from './account-acts'
import './identity.css'

const AccountsQuery = graphql(`
  query Accounts(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: AccountWhere
    $orderBy: [AccountOrder!]
  ) {
    accounts(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        username
        displayName
        duty
        createdAt
        disabledAt
        version
        can
        masked { field reason }
        posts(first: 10) { nodes { id role title validFrom validTo can organisation { name } } }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const AccountsCountQuery = graphql(`
  query AccountsCount($where: AccountWhere) {
    accounts(where: $where) { totalCount }
  }
`)

type Row = RowOf<typeof AccountsQuery>
type AccountColumn = Column<Row, OrderFieldOf<typeof AccountsQuery>>

const filter = filtersOf<typeof AccountsQuery>()

/** Each post with its end, where it has one; the security administrator ends it here. */
function Posts({ row }: { row: Row }) {
  const { accounts, terms } = useWords()
  return (
    <ul className="account-posts">
      {row.posts.nodes.map((post) => (
        <li key={post.id}>
          <span>
            {terms.role[post.role] ?? post.role} · {post.organisation?.name ?? accounts.unseen} · {post.title}
            {Date.parse(post.validFrom) > Date.now() ? (
              <span className="secondary"> {accounts.from(day(post.validFrom))}</span>
            ) : null}
            {post.validTo ? <span className="secondary"> {accounts.until(day(post.validTo))}</span> : null}
          </span>
          <EndPost post={post} />
        </li>
      ))}
    </ul>
  )
}

function columns({ accounts, master, terms }: Words, seesPosts: boolean): AccountColumn[] {
  const { fields } = accounts
  return [
    { key: 'username', title: fields.username, sort: 'USERNAME', cell: ({ username }) => username },
    { key: 'displayName', title: fields.displayName, sort: 'DISPLAY_NAME', cell: ({ displayName }) => displayName },
    { key: 'duty', title: fields.duty, sort: 'DUTY', cell: ({ duty }) => terms.duty[duty] },
    {
      key: 'posts',
      given: () => seesPosts,
      title: fields.posts,
      wrap: true,
      cell: (row) => (row.posts.nodes.length > 0 ? <Posts row={row} /> : null),
    },
    {
      key: 'state',
      title: fields.state,
      cell: (row) => (
        <Share row={row} field="disabledAt" label={`${row.displayName} ${fields.state}`}>
          <StatusTag tone={row.disabledAt ? 'late' : 'still'} text={row.disabledAt ? accounts.disabled : accounts.enabled} />
        </Share>
      ),
    },
    { key: 'created', title: fields.created, sort: 'CREATED_AT', hidden: true, cell: ({ createdAt }) => day(createdAt) },
    {
      key: 'acts',
      title: master.acts,
      given: (rows) => rows.some(({ can }) => can.length > 0),
      cell: (row) => (
        <span className="row-acts">
          <AccountActs account={row} />
          <GivePost account={row} />
        </span>
      ),
    },
  ]
}

interface AccountsProps {
  remit: string
  organ: { id: string; can: string[] } | null
  /** The posts of others are the security administrator's to see. */
  seesPosts: boolean
}

/** Accounts and posts: one officer opens and closes accounts, another says who may act as what; nobody does both. */
export function AccountsPage({ remit, organ, seesPosts }: AccountsProps) {
  const words = useWords()
  const { accounts, terms } = words
  const list: List<typeof AccountsQuery> = {
    name: 'accounts',
    title: words.nav.pages.accounts,
    document: AccountsQuery,
    count: AccountsCountQuery,
    columns: columns(words, seesPosts),
    filters: [
      filter.text({
        key: 'q',
        label: accounts.fields.username,
        name: accounts.searchLabel,
        hint: accounts.search,
        where: (word) => ({ or: [{ username: { contains: word.toLowerCase() } }, { displayName: { contains: word } }] }),
      }),
      filter.choice({
        key: 'duty',
        label: accounts.fields.duty,
        all: accounts.allDuties,
        choices: coded(terms.duty),
        where: (code) => ({ duty: { eq: code } }),
      }),
    ],
    order: { column: 'username', direction: 'asc' },
    path: () => null,
    words: accounts.list,
  }
  return <ListPage list={list} remit={remit} lead={accounts.lead} acts={organ ? <OpenAccount organ={organ} /> : null} />
}
