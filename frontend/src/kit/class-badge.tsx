import { useWords } from '../i18n'
import { Badge } from './badge'

/** A: one master, the township; B: two, township first and department second. */
export function ClassBadge({ of }: { of: 'A' | 'B' }) {
  const { terms } = useWords()
  return <Badge text={terms.managementClass[of]} split={of === 'B'} title={terms.classMeaning[of]} />
}
