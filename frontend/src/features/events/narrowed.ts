/** The address of the list under these filters and some more; `null` takes one away. What is of one view only stays behind. */
export function narrowed(search: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(search)
  for (const key of ['view', 'after', 'before']) next.delete(key)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return `/events?${next}`
}
