/** Days on which offices are closed, as a form writes them: a line each, first day, last day (or none), name. */
export interface Closed {
  first: string
  last: string
  name: string
}

const line = /^(\d{4}-\d{2}-\d{2})(?:\D{1,3}(\d{4}-\d{2}-\d{2}))?\s+(\S.*)$/u
const day = /\d{4}-\d{2}-\d{2}/gu

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The lines that say days, and those that do not. */
export function closingsOf(text: string): { closings: Closed[]; strange: string[] } {
  const read = linesOf(text).map((one) => ({ one, found: line.exec(one) }))
  return {
    closings: read.flatMap(({ found }) =>
      found?.[1] && found[3] ? [{ first: found[1], last: found[2] ?? found[1], name: found[3].trim() }] : [],
    ),
    strange: read.flatMap(({ one, found }) => (found ? [] : [one])),
  }
}

/** Every day that is named, wherever it stands. */
export const daysOf = (text: string): string[] => text.match(day) ?? []
