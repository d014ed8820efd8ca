import { useWords, type Words } from '../../i18n'
import { className, isLater, type Reach, reachesOf, relationOf } from './reach'

/** The colour says whose right it is: the township's, the department's, or nobody's in particular. */
const tones: Record<string, string> = { any: 'reach-any', host: 'reach-township', parent: 'reach-department' }

/** A class in one or two letters: B, 四. */
const shortClass = (words: Words, value: string): string => words.matrix.classes[value] ?? className(words, value)

export const markClass = (one: Reach): string =>
  ['reach', tones[relationOf(one)] ?? '', isLater(one) ? 'reach-later' : ''].filter(Boolean).join(' ')

/** The ways in which a decision allows, each as one short mark. */
export function ReachMarks({ condition }: { condition: string }) {
  const words = useWords()
  const { marks } = words.matrix
  return reachesOf(condition, words.terms.relation).map((one) => (
    <span key={JSON.stringify(one)} className={markClass(one)} aria-hidden="true">
      {marks[relationOf(one)] ?? relationOf(one)}
      {one.classes.length > 0 ? <sup>{one.classes.map((value) => shortClass(words, value)).join('')}</sup> : null}
    </span>
  ))
}

/** What the marks mean: those that stand in the grid, and how they are varied. */
export function ReachKey({ conditions, acting }: { conditions: string[]; acting: boolean }) {
  const words = useWords()
  const { marks, key } = words.matrix
  const all = [...new Set(conditions)].flatMap((condition) => reachesOf(condition, words.terms.relation))
  const used = new Set(all.map(relationOf))
  return (
    <p className="reach-key">
      {Object.keys(marks)
        .filter((relation) => used.has(relation))
        .map((relation) => (
          <span key={relation}>
            <span className={`reach ${tones[relation] ?? ''}`}>{marks[relation]}</span>{' '}
            {relation === 'any' ? key.any : words.terms.relation[relation]}
          </span>
        ))}
      {all.some(isLater) ? (
        <span>
          <span className="reach reach-later">{marks.self}</span> {key.later}
        </span>
      ) : null}
      {all.some(({ classes }) => classes.length > 0) ? (
        <span>
          <span className="reach reach-department">
            {marks.parent}
            <sup>B</sup>
          </span>{' '}
          {key.classes}
        </span>
      ) : null}
      <span>{acting ? key.emptyAct : key.empty}</span>
    </p>
  )
}
