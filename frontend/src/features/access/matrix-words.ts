import type { Words } from '../../i18n'
import { isAct } from './matrix-state'

/** What a decision is about: a group of fields that is read, or an act that is done. */
export interface Decided {
  type: string
  group: string
  action: string
}

/** As people say it: 联系方式, or 批准请假. */
export const subjectOf = ({ matrix, terms }: Words, { group, action }: Decided): string =>
  isAct(action) ? (terms.act[action] ?? action) : (matrix.groups[group] ?? group)

/** As the policy writes it: `Staff.contact`, or `leave.approve`. */
export const codeOf = ({ type, group, action }: Decided): string => (isAct(action) ? action : `${type}.${group}`)
