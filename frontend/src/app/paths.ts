export const signInPath = '/sign-in'

/** A path of this site to return to; anything else (another host, the sign-in page itself) becomes the overview. */
export function safeReturn(from: string | null): string {
  if (!from?.startsWith('/') || from.startsWith('//') || from.startsWith('/\\') || from.startsWith(signInPath)) return '/'
  return from
}

export const whoCanSeePath = (subject: { record: string; field: string }): string =>
  `/access/who-can-see?${new URLSearchParams({ id: subject.record, field: subject.field })}`

export const accessMatrixPath = '/access/matrix'

/** The list of items under these filters. */
export const itemsPath = (search: Record<string, string>): string => `/items?${new URLSearchParams(search)}`

/** Two versions of lists side by side. */
export const comparisonPath = ({ before, after }: { before: string; after: string }): string =>
  `/list-comparison?${new URLSearchParams({ before, after })}`
