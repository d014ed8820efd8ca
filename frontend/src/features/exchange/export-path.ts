interface Wanted {
  columns: string[]
  where: unknown
  asOf?: string
}

/** The address of an export: its columns in their order, the rows of the list's own filters, as of the list's day. */
export function exportPath(name: string, { columns, where, asOf }: Wanted): string {
  const search = new URLSearchParams({ columns: columns.join(','), where: JSON.stringify(where ?? {}) })
  if (asOf) search.set('asOf', asOf)
  return `/exports/${name}?${search}`
}
