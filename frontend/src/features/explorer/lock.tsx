import { useWords } from '../../i18n'
import { LockIcon } from '../../kit/icons'
import type { GroupSight } from './query'

/** That the viewer never or not always sees something: when, why, and by which lines of the policy. */
export function Lock({ sight }: { sight: GroupSight }) {
  const { explorer, access } = useWords()
  const whose = sight.maskReason ? [access.masked.rule[sight.maskReason]] : []
  const reasons = [...new Set(sight.lines.map(({ reason }) => reason))]
  return (
    <div className="schema-lock">
      <p>
        <LockIcon /> <b>{sight.sight === 'NEVER' ? explorer.never : explorer.sometimes(sight.reads, sight.condition)}</b>
      </p>
      {[...whose, ...reasons].map((reason) => (
        <p key={reason} className="secondary">
          {reason}
        </p>
      ))}
    </div>
  )
}
