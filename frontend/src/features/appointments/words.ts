import type { Words } from '../../i18n'

interface Kind {
  code: string
  name: string
}

interface Act {
  kind: Kind
  counterpartName: string | null
}

/** A kind in the reader's language; one that a district has added is called as the data calls it. */
export const kindName = ({ appointments }: Words, { code, name }: Kind): string => appointments.kinds[code] ?? name

/** What an act is, and with whom two change places by it. */
export const actName = (words: Words, { kind, counterpartName }: Act): string =>
  counterpartName === null ? kindName(words, kind) : words.appointments.swap(kindName(words, kind), counterpartName)

/** Everybody whom an act moves. */
export const peopleOf = (
  { papers }: Words,
  { staffName, counterpartName }: { staffName: string; counterpartName: string | null },
) => (counterpartName === null ? staffName : `${staffName}${papers.and}${counterpartName}`)
