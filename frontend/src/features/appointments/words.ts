import type { Words } from '../../i18n'

interface Kind {
  code: string
  name: string
}

/** A kind in the reader's language; one that a district has added is called as the data calls it. */
export const kindName = ({ appointments }: Words, { code, name }: Kind): string => appointments.kinds[code] ?? name
