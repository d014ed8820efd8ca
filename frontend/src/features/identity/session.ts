export interface DemoAccount {
  username: string
  label: string
}

export interface SessionState {
  signedIn: boolean
  /** Accounts of the demo district; empty on a real system. */
  demo: DemoAccount[]
}

export type SignIn =
  | { kind: 'done' }
  | { kind: 'wrong' }
  | { kind: 'locked'; seconds: number }
  | { kind: 'unreachable' }
  | { kind: 'failed' }

const json = { 'content-type': 'application/json' }

async function send(method: string, path: string, body?: object): Promise<Response | null> {
  try {
    return await fetch(path, { method, headers: json, credentials: 'same-origin', body: body && JSON.stringify(body) })
  } catch {
    return null
  }
}

const isAccount = (value: unknown): value is DemoAccount =>
  typeof value === 'object' && value !== null && 'username' in value && 'label' in value

/** Whether somebody is signed in, and the demo accounts; on any failure: nobody, none. */
export async function readSession(): Promise<SessionState> {
  const answer = await send('GET', '/session')
  if (!answer?.ok) return { signedIn: false, demo: [] }
  const body: { signedIn?: unknown; demo?: unknown } = await answer.json().catch(() => ({}))
  return { signedIn: body.signedIn === true, demo: Array.isArray(body.demo) ? body.demo.filter(isAccount) : [] }
}

/** Seconds of a `Retry-After` header; a minute when it is absent or not a number. */
export function retryAfter(header: string | null): number {
  const seconds = Number(header)
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 60
}

export async function signIn(username: string, password: string): Promise<SignIn> {
  const answer = await send('POST', '/session', { username, password })
  if (!answer) return { kind: 'unreachable' }
  if (answer.ok) return { kind: 'done' }
  if (answer.status === 401) return { kind: 'wrong' }
  if (answer.status === 429) return { kind: 'locked', seconds: retryAfter(answer.headers.get('retry-after')) }
  return { kind: 'failed' }
}

/** True when the server ended the session, or no longer knew it. */
export async function signOut(): Promise<boolean> {
  const answer = await send('DELETE', '/session')
  return answer !== null && (answer.ok || answer.status === 401)
}

/** `gone`: the server knows no such session in force; somebody else was quicker, or it ended by itself. */
export type EndOfSession = 'ended' | 'gone' | 'failed'

/** Ends one session of the own account, such as one that was left open elsewhere. */
export async function endSession(id: string): Promise<EndOfSession> {
  const answer = await send('DELETE', `/session/${encodeURIComponent(id)}`)
  if (answer?.ok) return 'ended'
  return answer?.status === 404 ? 'gone' : 'failed'
}

export async function switchPost(post: string): Promise<boolean> {
  const answer = await send('POST', '/session/post', { post })
  return answer?.ok ?? false
}
