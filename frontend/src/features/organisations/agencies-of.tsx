import { useWords } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { count } from '../../kit/format'
import { Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { Rows } from '../../kit/rows'
import { Notice } from '../../kit/states'
import './organisations.css'
import { type AgencyRow, agencyColumnsOf } from './agency-columns'

interface AgenciesOfProps {
  agencies: AgencyRow[]
  /** Columns of the tables: those that the page itself does not say. */
  columns: readonly string[]
  /** What to say where no agency is there or in the remit. */
  none: string
}

/** The agencies of a body by class, under the sentence that gives the class: which are B, and why. */
export function AgenciesOf({ agencies, columns, none }: AgenciesOfProps) {
  const words = useWords()
  const { organisations, terms } = words
  if (agencies.length === 0) return <Notice kind="empty" title={none} />
  return (
    <div className="panels panels-one agencies-of">
      {(['A', 'B'] as const).map((letter) => {
        const rows = agencies.filter(({ managementClass }) => managementClass === letter)
        const title = organisations.agencies.ofClass(terms.managementClass[letter], count(rows.length))
        return (
          <Panel key={letter} title={title} note={<ClassBadge of={letter} />}>
            <Quote>{organisations.class.sentence[letter]}</Quote>
            {rows.length > 0 ? <Rows label={title} rows={rows} columns={agencyColumnsOf(words, ...columns)} /> : null}
          </Panel>
        )
      })}
    </div>
  )
}
