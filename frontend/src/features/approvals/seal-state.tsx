import { useWords } from '../../i18n'
import { StatusTag } from '../../kit/status-tag'

interface Dates {
  active: boolean
  activatedOn: string | null
  deactivatedOn: string | null
}

/** Whether stamps of this seal count today: it must have been put into use, and not out of it. */
export function SealState({ seal: { active, activatedOn, deactivatedOn } }: { seal: Dates }) {
  const { state } = useWords().approvals.seals
  if (active) return <StatusTag tone="under-way" text={state.active} />
  return <StatusTag tone={deactivatedOn ? 'late' : 'still'} text={deactivatedOn && activatedOn ? state.ended : state.waiting} />
}
