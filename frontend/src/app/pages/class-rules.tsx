import { ClassRulesPage } from '../../features/classes/rules-page'
import { organOf, useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  const drafts = viewer.permissions.includes('Organisation.basic:class_change.draft_rule')
  return <ClassRulesPage organ={organOf(viewer)} changes={drafts ? '/classes' : null} />
}
