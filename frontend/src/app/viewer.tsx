import { createContext, type ReactNode, use, useCallback, useEffect, useRef } from 'react'
import { useClient } from 'urql'
import { AccountMenuFragment } from '../features/identity/account-menu'
import { NotificationReadMutation } from '../features/records/query'
import { useSpeech } from '../i18n'
import { useAnswer } from '../kit/answer'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../kit/graphql'
import { ServerClock } from '../kit/now'
import { OpenedRecords } from '../kit/opened'
import { adoptPreferences } from '../kit/preferences'
import { Failed, Loading } from '../kit/states'

const ViewerFragment = graphql(
  `
    fragment ViewerParts on Viewer {
      role
      remit
      permissions
      account { id staff { id } }
      organisation {
        __typename
        id
        name
        ... on Village { township { id } }
        ... on Grid { township { id } }
        ... on Organ { can }
      }
      ...AccountMenu
    }
  `,
  [AccountMenuFragment],
)

const BootQuery = graphql(
  `
    query Boot {
      viewer { ...ViewerParts }
      townships(first: 100) { nodes { id name } }
      departments(first: 100) { nodes { id name } }
      overview { asOf }
      waiting { act count }
      notifications(where: { readAt: { isNull: true } }, first: 100) { totalCount nodes { id record { id } } }
    }
  `,
  [ViewerFragment],
)

export type Viewer = ResultOf<typeof ViewerFragment>

/** The organ of the viewer's post, with what may be done there; null for whoever serves elsewhere. */
export const organOf = ({ organisation }: Viewer): { id: string; can: string[] } | null =>
  organisation.__typename === 'Organ' ? organisation : null

interface Boot {
  viewer: Viewer
  /** The bodies that lists are filtered by; everybody may read their names. */
  townships: { id: string; name: string }[]
  departments: { id: string; name: string }[]
  /** How many records wait for the viewer, and how many notifications are unread; asked anew after every act. */
  waits: number
  unread: number
}

const BootContext = createContext<Boot | null>(null)

export function useBoot(): Boot {
  const boot = use(BootContext)
  if (!boot) throw new Error('useBoot outside of <WithViewer>')
  return boot
}

/** Language, density and size of text are those of the account that has come. */
function usePreferencesOf(account: string | undefined): void {
  const { language, speak } = useSpeech()
  useEffect(() => {
    if (account === undefined) return
    const preferred = adoptPreferences(account).language
    if (preferred !== language) speak(preferred)
  }, [account, language, speak])
}

/** Seconds for which what waits is taken as known, though the viewer comes back from elsewhere. */
const fresh = 30

/** Whoever comes back to the window after a while sees what waits by now. */
function useReturn(again: () => void): void {
  const asked = useRef(Date.now())
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked.current < fresh * 1000) return
      asked.current = Date.now()
      again()
    }
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [again])
}

const bootOf = (data: ResultOf<typeof BootQuery>, viewer: Viewer): Boot => ({
  viewer,
  townships: data.townships.nodes,
  departments: data.departments.nodes,
  waits: data.waiting.reduce((sum, { count }) => sum + count, 0),
  unread: data.notifications.totalCount,
})

/** The unread notification about a record, if there is one. */
const unreadOf = (data: ResultOf<typeof BootQuery> | undefined, record: string): string | undefined =>
  data?.notifications.nodes.find((note) => note.record?.id === record)?.id

/** Whoever opens a record has read what was told of it. Queries never write: this sends a small act, once, and counts anew. */
function useReading(data: ResultOf<typeof BootQuery> | undefined, again: () => void): (record: string) => void {
  const client = useClient()
  const sent = useRef(new Set<string>())
  return useCallback(
    (record) => {
      const id = unreadOf(data, record)
      if (id === undefined || sent.current.has(id)) return
      sent.current.add(id)
      void client.mutation(NotificationReadMutation, { input: { id, about: true } }).then(again)
    },
    [data, client, again],
  )
}

/** Asks once who the viewer is; the pages below can rely on it. */
export function WithViewer({ children }: { children: ReactNode }) {
  const { data, failure, retry } = useAnswer(BootQuery, {})
  const viewer = data && readFragment(ViewerFragment, data.viewer as FragmentOf<typeof ViewerFragment>)
  usePreferencesOf(viewer?.account.id)
  useReturn(retry)
  const opened = useReading(data, retry)
  if (data && viewer) {
    return (
      <BootContext value={bootOf(data, viewer)}>
        <OpenedRecords value={opened}>
          <ServerClock at={data.overview.asOf}>{children}</ServerClock>
        </OpenedRecords>
      </BootContext>
    )
  }
  if (failure && failure.code !== 'UNAUTHENTICATED') {
    return (
      <main className="alone">
        <Failed failure={failure} retry={retry} />
      </main>
    )
  }
  return (
    <main className="alone">
      <Loading />
    </main>
  )
}
