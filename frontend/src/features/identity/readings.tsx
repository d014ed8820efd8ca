import { useWords, type Words } from '../../i18n'
import { moment } from '../../kit/format'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import type { Reading } from './account-query'

function columnsOf({ own, list }: Words): Column<Reading>[] {
  const { readers } = own
  return [
    { key: 'at', title: readers.at, cell: ({ at }) => moment(at) },
    { key: 'who', title: readers.who, cell: ({ byMe, displayName }) => (byMe ? readers.me : displayName) },
    {
      key: 'post',
      title: readers.post,
      cell: ({ organisation, postTitle }) => [organisation, postTitle].filter(Boolean).join(' · '),
    },
    {
      key: 'groups',
      title: readers.groups,
      cell: ({ fieldGroups }) => list(fieldGroups.map((one) => readers.group[one] ?? one)),
    },
  ]
}

/** Who opened the viewer's own personal data: every such reading is written down before the answer leaves. */
export function Readings({ readings }: { readings: Reading[] }) {
  const words = useWords()
  const { title, note, empty } = words.own.readers
  return (
    <Panel title={title} note={readings.length > 0 ? note(readings.length) : null}>
      {readings.length === 0 ? <p className="secondary">{empty}</p> : null}
      {readings.length > 0 ? <Rows label={title} rows={readings} columns={columnsOf(words)} /> : null}
    </Panel>
  )
}
