import type { Words } from '../../i18n'
import type { ResultOf } from '../../kit/graphql'
import type { StatusTone } from '../../kit/status-tag'
import type { ClassChangesQuery } from './query'

type Change = Pick<
  ResultOf<typeof ClassChangesQuery>['classChanges']['nodes'][number],
  'kind' | 'form' | 'category' | 'name' | 'agencyKind' | 'managementClass' | 'township' | 'agency' | 'successor'
>

export const tones: Record<string, StatusTone> = {
  DRAFT: 'under-way',
  PROPOSED: 'under-way',
  CONFIRMED: 'under-way',
  EFFECTIVE: 'still',
  STALE: 'late',
  UNDONE: 'still',
  CANCELLED: 'still',
}

/** What a change is about. */
export function subjectOf(change: Change, { terms }: Words): string {
  if (change.kind === 'RULE' && change.agencyKind && change.form) {
    return `${terms.agencyKind[change.agencyKind]} · ${terms.townshipForm[change.form]}`
  }
  return (change.kind === 'OVERRIDE' ? change.agency?.name : change.township?.name) ?? ''
}

/** What it becomes. */
export function becomesOf(change: Change, { terms, classes }: Words): string {
  if (change.kind === 'MERGER') return classes.into(change.successor?.name ?? '')
  if (change.kind === 'TOWNSHIP' && change.form && change.category) {
    return [change.name, terms.townshipForm[change.form], terms.townshipCategory[change.category]].join(' · ')
  }
  return change.managementClass ? terms.managementClass[change.managementClass] : classes.byRule
}
