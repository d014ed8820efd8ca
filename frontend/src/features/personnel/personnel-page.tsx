import { useWords } from '../../i18n'
import type { Bodies, WhereOf } from '../../kit/filters'
import type { List } from '../../kit/list'
import { ListPage, ListView } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import type { DrawShares } from './columns'
import { personnelList } from './personnel-list'
import type { PersonnelQuery } from './query'

interface PersonnelPageProps {
  choices: Bodies
  remit: string
  /** A department sees its own share only, and is told so. */
  ofDepartment: boolean
  drawShares: DrawShares
  /** The export of all who match, which is another feature's. */
  tools: List<typeof PersonnelQuery>['tools']
}

/** A page of all of them. */
export function PersonnelPage({ choices, remit, ofDepartment, drawShares, tools }: PersonnelPageProps) {
  const words = useWords()
  const list = personnelList(words, { choices, drawShares, tools, path: useRecordPath() })
  return <ListPage list={list} remit={remit} lead={ofDepartment ? words.personnel.share.department : undefined} />
}

interface PersonnelOfProps {
  choices: Bodies
  remit: string
  drawShares: DrawShares
  only: WhereOf<typeof PersonnelQuery>
  without: readonly string[]
}

/** Those of one body, inside of its page. */
export function PersonnelOf({ remit, ...options }: PersonnelOfProps) {
  const words = useWords()
  return <ListView list={personnelList(words, { ...options, path: useRecordPath() })} remit={remit} />
}
