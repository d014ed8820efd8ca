import { message } from 'antd'
import { createContext, type ReactNode, startTransition, use, useCallback, useState } from 'react'
import { Outlet, useNavigate } from 'react-router'
import { type Client, Provider } from 'urql'
import { signOut as endSession, switchPost } from '../features/identity/session'
import { type Language, useSpeech } from '../i18n'
import { makeClient } from './client'
import { signInPath } from './paths'

interface Session {
  client: Client
  /** Changes with the client; what hangs below it starts anew. */
  epoch: number
  /** Somebody signed in: start with an empty cache. */
  renew: () => void
  signOut: () => Promise<void>
  switchTo: (post: string, name: string) => Promise<void>
}

const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside of <SessionRoot>')
  return session
}

/** To the sign-in page, remembering the place where the session ended. */
function useLeave() {
  const navigate = useNavigate()
  return useCallback(
    (worked: boolean) => {
      const { pathname, search } = window.location
      if (pathname === signInPath) return
      const query = new URLSearchParams({ from: pathname + search, ...(worked ? { again: '1' } : {}) })
      navigate(`${signInPath}?${query}`, { replace: true })
    },
    [navigate],
  )
}

function useClient(language: Language) {
  const onSignedOut = useLeave()
  const make = useCallback(
    (epoch: number) => ({ epoch, language, client: makeClient({ language, onSignedOut }) }),
    [language, onSignedOut],
  )
  const [state, setState] = useState(() => make(0))
  const renew = useCallback(() => setState((before) => make(before.epoch + 1)), [make])
  if (state.language !== language) renew()
  return { ...state, renew }
}

/** Holds the client of the session; signing in, signing out and switching posts replace it together with its cache. */
export function SessionRoot() {
  const { language, words } = useSpeech()
  const [messages, holder] = message.useMessage()
  const navigate = useNavigate()
  const { client, epoch, renew } = useClient(language)
  const session: Session = {
    client,
    epoch,
    renew,
    signOut: async () => {
      if (!(await endSession())) return void messages.error(words.account.signOutFailed)
      await navigate(signInPath, { replace: true })
      startTransition(renew) // together with the router's own transition: the page that is left must not ask once more
    },
    switchTo: async (post, name) => {
      if (!(await switchPost(post))) return void messages.error(words.account.switchFailed)
      renew()
      messages.success(words.account.switched(name))
    },
  }
  return (
    <SessionContext value={session}>
      {holder}
      <Outlet />
    </SessionContext>
  )
}

/** Everything that asks the server stands below; a new client means new pages, so nothing of the former viewer stays. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { client, epoch } = useSession()
  return (
    <Provider key={epoch} value={client}>
      {children}
    </Provider>
  )
}
