import { useWords, type Words } from '../../i18n'
import { day } from '../../kit/format'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import { StatusTag } from '../../kit/status-tag'
import type { OwnPost } from './account-query'

function columnsOf({ own, account, terms }: Words, current: string): Column<OwnPost>[] {
  const { posts } = own
  return [
    {
      key: 'post',
      title: posts.post,
      cell: ({ id, title, standsInFor }) => (
        <>
          {title} {id === current ? <StatusTag tone="under-way" text={account.current} /> : null}
          {standsInFor ? <p className="secondary">{posts.standsIn(standsInFor.title)}</p> : null}
        </>
      ),
    },
    { key: 'organisation', title: posts.organisation, cell: ({ organisation }) => organisation?.name },
    { key: 'role', title: posts.role, cell: ({ role }) => terms.role[role] ?? role },
    {
      key: 'period',
      title: posts.period,
      cell: ({ validFrom, validTo }) => (validTo ? posts.between(day(validFrom), day(validTo)) : posts.from(day(validFrom))),
    },
  ]
}

/** As what the viewer may act, since when and until when. */
export function OwnPosts({ posts, current }: { posts: OwnPost[]; current: string }) {
  const words = useWords()
  const { title, none } = words.own.posts
  return (
    <Panel title={title}>
      {posts.length === 0 ? <p className="secondary">{none}</p> : null}
      {posts.length > 0 ? <Rows label={title} rows={posts} columns={columnsOf(words, current)} /> : null}
    </Panel>
  )
}
