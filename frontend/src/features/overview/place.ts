/** The body whose own numbers the viewer sees. */
export interface Place {
  kind: 'district' | 'township' | 'department' | 'agency' | 'village'
  id: string
  name: string
  /** Of a township, and of a village or grid the one around it. */
  township?: string
}

/** Filters of lists by which they hold what the overview counts for this body. */
export function narrowing({ kind, id, township }: Place): Record<string, string> {
  if (kind === 'department') return { department: id }
  return township === undefined ? {} : { township }
}

/** The same as a condition of the API. */
export function condition({ kind, id, township }: Place) {
  if (kind === 'department') return { department: { id: { eq: id } } }
  return township === undefined ? {} : { township: { id: { eq: township } } }
}
