import { useWords } from '../../i18n'
import { day } from '../../kit/format'
import { useNow } from '../../kit/now'
import { StatusTag } from '../../kit/status-tag'

interface Mediation {
  deadlineOn: string
  concludedAt: string | null
  succeeded: boolean | null
}

/** Whether a mediation went beyond its last day, or has by now. */
export const isLate = ({ deadlineOn, concludedAt }: Mediation, now: string): boolean => day(concludedAt ?? now) > deadlineOn

/** How the mediation ended; under way it says so, and when it is beyond its day. */
export function OutcomeTag({ mediation }: { mediation: Mediation }) {
  const { outcomes, late } = useWords().joint.mediations
  const now = useNow()
  const { succeeded } = mediation
  const tag =
    succeeded === null ? (
      <StatusTag tone="under-way" text={outcomes.open} />
    ) : (
      <StatusTag tone="still" text={succeeded ? outcomes.succeeded : outcomes.failed} />
    )
  return (
    <>
      {tag}
      {isLate(mediation, now) ? (
        <>
          {' '}
          <StatusTag tone="late" text={late} />
        </>
      ) : null}
    </>
  )
}
