import { useWords } from '../i18n'

/** The level of an event, 1 to 4: one ramp from light to dark, and always the word. */
export function LevelChip({ level }: { level: number }) {
  const { terms } = useWords()
  const word = terms.level[level - 1] ?? String(level)
  return (
    <span className={`chip level-${level}`} title={terms.levelHandler[level - 1]}>
      {word}
    </span>
  )
}
