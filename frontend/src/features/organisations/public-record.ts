import type { Words } from '../../i18n'
import type { Reason } from '../../kit/mask'

/** Records that belong to a body, of which this viewer sees its share. */
export interface Belongings {
  /** Name of the edge, and the type of its records. */
  field: string
  type: string
  count: number
}

/** The edges of which nothing is in the remit: no right to the type, or none of another body's records. */
export function outsideOf(belongings: Belongings[], permissions: readonly string[], whole: boolean): string[] {
  const seen = ({ type, count }: Belongings) => permissions.includes(`${type}.basic:read`) && (whole || count > 0)
  return belongings.filter((one) => !seen(one)).map(({ field }) => field)
}

/** A body as a record: its own facts are public; of what belongs to it, some may be outside of the remit. */
export function publicRecord({ organisations }: Words, id: string, shown: readonly string[], outside: readonly string[] = []) {
  const fields = shown.map((field) => ({ field, name: organisations.fields[field] ?? field }))
  const reason: Reason = 'OUT_OF_REMIT'
  return { id, masked: outside.map((field) => ({ field, reason })), fields, title: organisations.basics }
}
