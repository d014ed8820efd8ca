import { AssignTask } from '../../features/attendance/task-acts'
import { TasksPage } from '../../features/attendance/task-list'
import { useToday } from '../today'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  const today = useToday()
  const { organisation } = viewer
  const gives = organisation.__typename === 'Township' && today
  return <TasksPage remit={viewer.remit} acts={gives ? <AssignTask town={organisation.id} today={today} /> : null} />
}
