import { useWords } from '../../i18n'
import { StatusTag } from '../../kit/status-tag'

/** The day on which what was found had been put right; until then somebody still has to. */
export function FollowUp({ closedOn }: { closedOn: string | null }) {
  const { followUps } = useWords().joint.operations
  return closedOn === null ? <StatusTag tone="under-way" text={followUps.no} /> : closedOn
}
