import type { Words } from '../../i18n'

/** One way in which a decision allows: these relations hold, those do not, and the class of the row is one of these. */
export interface Reach {
  held: string[]
  absent: string[]
  /** Empty: any class. */
  classes: string[]
}

/** How the API writes that no case is allowed. */
export const never = '-'

/** A decision as the API writes it, `self | parent & B`, taken apart; `relations` are the words that are no classes. */
export function reachesOf(condition: string, relations: Words['terms']['relation']): Reach[] {
  if (condition === never) return []
  return condition.split(' | ').map((summand) => {
    const parts = summand.split(' & ')
    return {
      held: parts.filter((part) => part in relations),
      absent: parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1)),
      classes: parts.filter((part) => !part.startsWith('!') && !(part in relations)).flatMap((part) => part.split('/')),
    }
  })
}

const later = /_?published$/

/** Holds only once the record is published. */
export const isLater = ({ held }: Reach): boolean => held.some((relation) => later.test(relation))

/** The relation that a mark stands for: `self_published` is marked as `self`, a mere class as anybody. */
export const relationOf = ({ held }: Reach): string => held.map((one) => one.replace(later, '')).find(Boolean) ?? 'any'

/** A class of rows as people say it: B类, 四级, 主管部门 (of a score). */
export function className({ terms }: Words, value: string): string {
  const names: Record<string, string> = { ...terms.managementClass, ...terms.scoreComponent }
  return names[value] ?? terms.level[Number(value) - 1] ?? value
}

/** The decision as a sentence. */
export function told(words: Words, condition: string): string {
  const { relation } = words.terms
  const { and, or, not, invisible } = words.matrix
  const sentence = ({ held, absent, classes }: Reach) => {
    const parts = [...held.map((one) => relation[one] ?? one), ...absent.map((one) => not(relation[one] ?? one))]
    const few = words.list(classes.map((one) => className(words, one)))
    return [...parts, few].filter(Boolean).join(and)
  }
  return reachesOf(condition, relation).map(sentence).join(or) || invisible
}
