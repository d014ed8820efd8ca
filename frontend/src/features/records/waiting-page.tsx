import { Button } from 'antd'
import { useWords } from '../../i18n'
import { useAct } from '../../kit/act'
import { useAnswer } from '../../kit/answer'
import { moment } from '../../kit/format'
import { type ResultOf, readFragment } from '../../kit/graphql'
import { Page, Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { Named } from './named'
import { NamedFragment, NotificationReadMutation, WaitingPageQuery } from './query'
import './records.css'

type Data = ResultOf<typeof WaitingPageQuery>
type Waits = Data['waiting'][number]
type Note = Data['notifications']['nodes'][number]

function WaitingFor({ waits }: { waits: Waits }) {
  const { records, terms } = useWords()
  const { waiting } = records
  return (
    <Panel title={terms.act[waits.act] ?? waits.act} note={<b className="number">{waiting.count(waits.count)}</b>}>
      <ul className="waiting-records">
        {waits.records.map(({ node }) =>
          node ? (
            <li key={readFragment(NamedFragment, node).id}>
              <Named node={node} />
            </li>
          ) : null,
        )}
      </ul>
      {waits.count > waits.records.length ? <p className="secondary">{waiting.more(waits.records.length)}</p> : null}
    </Panel>
  )
}

function Notification({ note }: { note: Note }) {
  const { records, terms } = useWords()
  const { waiting } = records
  return (
    <li className={note.readAt ? undefined : 'unread'}>
      <p>
        {note.readAt ? null : <span className="fresh">{waiting.fresh}</span>}
        <b>{terms.act[note.act] ?? note.act}</b>
        <time className="secondary">{moment(note.at)}</time>
        {note.asked ? <span className="asked">{waiting.asked}</span> : null}
      </p>
      <p>{note.record ? <Named node={note.record} /> : <span className="secondary">{waiting.gone}</span>}</p>
    </li>
  )
}

/** What the post has been told; all of it can be marked as read at once. */
function Notifications({ notes }: { notes: Note[] }) {
  const { waiting } = useWords().records
  const { run, busy } = useAct(NotificationReadMutation)
  const unread = notes.filter(({ readAt }) => readAt === null)
  const newest = unread[0]
  const readAll = newest ? (
    <Button size="small" loading={busy} onClick={() => void run({ id: newest.id, earlier: true })}>
      {waiting.readAll}
    </Button>
  ) : null
  return (
    <Panel title={waiting.notifications} note={unread.length > 0 ? waiting.unread(unread.length) : undefined}>
      {notes.length === 0 ? <p className="secondary">{waiting.noNotifications}</p> : readAll}
      <ul className="notifications">
        {notes.map((note) => (
          <Notification key={note.id} note={note} />
        ))}
      </ul>
    </Panel>
  )
}

/** What waits for the viewer now, by act, and what the post has been told. */
export function WaitingPage() {
  const { waiting } = useWords().records
  const { data, failure, retry } = useAnswer(WaitingPageQuery, {})
  return (
    <Page title={waiting.title}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data?.waiting.length === 0 ? (
        <Notice kind="empty" title={waiting.none}>
          <p>{waiting.noneHelp}</p>
        </Notice>
      ) : null}
      {data ? (
        <div className="waiting-columns">
          {data.waiting.length > 0 ? (
            <div>
              {data.waiting.map((one) => (
                <WaitingFor key={one.act} waits={one} />
              ))}
            </div>
          ) : null}
          <Notifications notes={data.notifications.nodes} />
        </div>
      ) : null}
    </Page>
  )
}
