export type Tone = 'celadon' | 'indigo' | 'ochre' | 'level-1' | 'level-2' | 'level-3' | 'level-4'

export interface Part {
  key: string
  weight: number
  tone: Tone
  /** Hatched: the part exists, but its value is not for this viewer. */
  hidden?: boolean
}

/** Parts of a whole side by side, wide as their weights; `label` says the same in words. */
export function Bar({ parts, label, size = 'small' }: { parts: Part[]; label: string; size?: 'small' | 'large' }) {
  return (
    <div className={`bar bar-${size}`} role="img" aria-label={label} title={label}>
      {parts
        .filter(({ weight }) => weight > 0)
        .map(({ key, weight, tone, hidden }) => (
          <span key={key} className={`${tone}${hidden ? ' hatched' : ''}`} style={{ flexGrow: weight }} />
        ))}
    </div>
  )
}
