import { WhatISee } from '../../features/access/what-i-see'
import { ClassChangePage } from '../../features/classes/change-page'
import { useWords } from '../../i18n'
import { useAsk } from '../ask'

/** Fields in the words of the pages that show them; groups that no page shows are named by their type. */
export function Component() {
  const ask = useAsk()
  const { personnel, assessments, classes, list } = useWords()
  const names: Record<string, Record<string, string>> = { Staff: personnel.fields, Assessment: assessments.fields }
  const types: Record<string, string> = classes.types
  return (
    <ClassChangePage
      seen={(record) => <WhatISee records={[record]} ask={ask} />}
      fieldNames={(type, fields, group) => {
        const known = fields.map((field) => names[type]?.[field]).filter((name) => name !== undefined)
        return `${types[type] ?? type}${classes.colon}${known.length > 0 ? list(known) : group}`
      }}
    />
  )
}
