import { useWords, type Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf, within } from '../../kit/filters'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { StatusTag } from '../../kit/status-tag'
import { ReceiptsCountQuery, ReceiptsQuery } from './query'
import { kindName } from './words'
import './appointments.css'

type Row = RowOf<typeof ReceiptsQuery>
type ReceiptColumn = Column<Row, OrderFieldOf<typeof ReceiptsQuery>>
type Where = WhereOf<typeof ReceiptsQuery>

const filter = filtersOf<typeof ReceiptsQuery>()
const shownOfHash = 12

function receiptColumns(words: Words): ReceiptColumn[] {
  const { columns, intact, broken } = words.appointments.ledger
  return [
    { key: 'sequence', title: columns.sequence, sort: 'SEQUENCE', width: 64, align: 'right', cell: ({ sequence }) => sequence },
    { key: 'township', title: columns.township, width: 88, cell: ({ township }) => township.name },
    { key: 'day', title: columns.day, sort: 'DAY', width: 96, cell: ({ day }) => day },
    { key: 'kind', title: columns.kind, sort: 'KIND', width: 116, cell: ({ kind }) => words.terms.receiptKind[kind] },
    {
      key: 'matter',
      title: columns.matter,
      cell: ({ appointment }) =>
        appointment && (
          <RecordLink type="Appointment" id={appointment.id}>
            {`${appointment.staffName} ${kindName(words, appointment.kind)}`}
          </RecordLink>
        ),
    },
    { key: 'number', title: columns.number, cell: ({ number }) => number ?? words.table.none },
    { key: 'organisation', title: columns.organisation, hidden: true, cell: ({ organisation }) => organisation.name },
    { key: 'signed', title: columns.signedBy, cell: ({ signedBy }) => signedBy },
    { key: 'note', title: columns.note, wrap: true, hidden: true, cell: ({ note }) => note },
    {
      key: 'hash',
      title: columns.hash,
      width: 170,
      cell: ({ hash, intact: whole }) => (
        <span title={hash}>
          <code>{hash.slice(0, shownOfHash)}</code> <StatusTag tone={whole ? 'still' : 'late'} text={whole ? intact : broken} />
        </span>
      ),
    },
  ]
}

function receiptFilters({ appointments, terms }: Words, townships: { id: string; name: string }[]): Filter<Where>[] {
  const { filter: label, all } = appointments.ledger
  return [
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      choices: coded(terms.receiptKind),
      where: (code) => ({ kind: { eq: code } }),
    }),
    filter.choice({
      key: 'township',
      label: label.township,
      all: all.township,
      choices: townships.map(({ id, name }) => ({ value: id, label: name })),
      where: (id) => ({ township: { id: { eq: id } } }),
    }),
    filter.dates({ key: 'day', label: label.day, where: (range) => ({ day: within(range) }) }),
  ]
}

/** The ledger: each township's chained lines of who was asked, who answered, what was copied, and when it was acknowledged. */
export function LedgerPage({ townships, remit }: { townships: { id: string; name: string }[]; remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { ledger } = words.appointments
  const list: List<typeof ReceiptsQuery> = {
    name: 'receipts',
    title: ledger.title,
    document: ReceiptsQuery,
    count: ReceiptsCountQuery,
    columns: receiptColumns(words),
    filters: receiptFilters(words, townships),
    order: { column: 'day', direction: 'desc' },
    path: ({ appointment }) => appointment && path('Appointment', appointment.id),
    words: ledger.list,
  }
  return <ListPage list={list} remit={remit} lead={ledger.lead} />
}
