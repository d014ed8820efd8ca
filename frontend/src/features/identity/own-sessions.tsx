import { Button } from 'antd'
import { useState } from 'react'
import { useWords, type Words } from '../../i18n'
import { reloadAnswers } from '../../kit/answer'
import { moment } from '../../kit/format'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import { StatusTag } from '../../kit/status-tag'
import { postName } from './account-menu'
import type { OwnSession } from './account-query'
import { browserName } from './browser-name'
import { type EndOfSession, endSession } from './session'

function columnsOf({ own }: Words, busy: boolean, end: (id: string) => void): Column<OwnSession>[] {
  const { sessions } = own
  const device = ({ agent }: OwnSession) => browserName(agent) ?? sessions.unknown
  return [
    { key: 'device', title: sessions.device, cell: device },
    { key: 'address', title: sessions.address, cell: ({ address }) => address },
    { key: 'post', title: sessions.post, cell: ({ post }) => post && postName(post) },
    { key: 'since', title: sessions.since, cell: ({ createdAt }) => moment(createdAt) },
    { key: 'seen', title: sessions.seen, cell: ({ lastSeenAt }) => moment(lastSeenAt) },
    {
      key: 'act',
      title: sessions.act,
      cell: (one) =>
        one.current ? (
          <StatusTag tone="under-way" text={sessions.current} />
        ) : (
          <Button
            size="small"
            disabled={busy}
            aria-label={sessions.endOf(device(one), moment(one.createdAt))}
            onClick={() => end(one.id)}
          >
            {sessions.end}
          </Button>
        ),
    },
  ]
}

/** Where the account is signed in; what was left open elsewhere can be ended from here. */
export function OwnSessions({ sessions }: { sessions: OwnSession[] }) {
  const words = useWords()
  const { title, note, outcome } = words.own.sessions
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<EndOfSession | null>(null)
  const end = async (id: string) => {
    setBusy(true)
    const ended = await endSession(id)
    setBusy(false)
    say(ended)
    if (ended !== 'failed') reloadAnswers()
  }
  return (
    <Panel title={title} note={note}>
      <p role="status">{said && outcome[said]}</p>
      <Rows label={title} rows={sessions} columns={columnsOf(words, busy, end)} />
    </Panel>
  )
}
