import { useWords } from '../../i18n'
import type { RowOf } from '../../kit/list'
import { StatusTag, type StatusTone } from '../../kit/status-tag'
import type { LeavesQuery } from './leave-query'

type Leave = RowOf<typeof LeavesQuery>

const tones: Record<Leave['status'], StatusTone> = {
  REQUESTED: 'under-way',
  APPROVED: 'under-way',
  RETURNED: 'still',
  REFUSED: 'late',
  WITHDRAWN: 'still',
  CANCELLED: 'still',
}

/** The state in a word; an open leave past its end is the one that matters. */
export function LeaveStatus({ status, overdue }: Pick<Leave, 'status' | 'overdue'>) {
  const { attendance, terms } = useWords()
  return overdue ? (
    <StatusTag tone="late" text={attendance.leaves.overdue} />
  ) : (
    <StatusTag tone={tones[status]} text={terms.leaveStatus[status]} />
  )
}
