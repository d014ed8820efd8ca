import { useWords } from '../../i18n'
import { Badge } from '../../kit/badge'

/** A: one master, the township; B: two, township first and department second. */
export function ClassBadge({ of }: { of: 'A' | 'B' | null }) {
  const { personnel } = useWords()
  return of ? (
    <Badge text={personnel.classes[of]} split={of === 'B'} title={personnel.classMeaning[of]} />
  ) : (
    personnel.columns.none
  )
}
