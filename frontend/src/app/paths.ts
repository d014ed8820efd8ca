export const signInPath = '/sign-in'

/** A path of this site to return to; anything else (another host, the sign-in page itself) becomes the overview. */
export function safeReturn(from: string | null): string {
  if (!from?.startsWith('/') || from.startsWith('//') || from.startsWith('/\\') || from.startsWith(signInPath)) return '/'
  return from
}

export const whoCanSeePath = (subject: { record: string; field: string }): string =>
  `/access/who-can-see?${new URLSearchParams({ id: subject.record, field: subject.field })}`
