import type { ReactNode } from 'react'
import type { Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { score, yuan } from '../../kit/format'
import type { Column, OrderFieldOf, RowOf } from '../../kit/list'
import { Share } from '../../kit/mask'
import { RecordLink } from '../../kit/record-link'
import type { PersonnelQuery } from './query'

export type Member = RowOf<typeof PersonnelQuery>
type PersonnelColumn = Column<Member, OrderFieldOf<typeof PersonnelQuery>>
export type Assessment = Member['assessments']['nodes'][number]
/** Draws of which parts an assessment is made, and which of them this viewer sees. */
export type DrawShares = (of: 'A' | 'B', row?: Assessment) => ReactNode

const newest = (member: Member): Assessment | undefined => member.assessments.nodes[0]

/** The year of the assessments on this page; null when none of them is in the viewer's remit. */
export const yearOf = (members: Member[]): number | null => members.map(newest).find((one) => one !== undefined)?.year ?? null

/** Columns of who the person is. */
function identityColumns({ personnel, table }: Words): PersonnelColumn[] {
  const { columns, fields } = personnel
  return [
    {
      key: 'name',
      title: columns.name,
      sort: 'NAME_PINYIN',
      width: 92,
      cell: ({ id, name }) => (
        <RecordLink type="Staff" id={id}>
          {name}
        </RecordLink>
      ),
    },
    {
      key: 'class',
      title: columns.class,
      sort: 'MANAGEMENT_CLASS',
      width: 84,
      cell: ({ managementClass }) => managementClass && <ClassBadge of={managementClass} />,
    },
    {
      key: 'agency',
      title: columns.agency,
      cell: ({ agency }) =>
        agency && (
          <RecordLink type="Agency" id={agency.id}>
            {agency.name}
          </RecordLink>
        ),
    },
    {
      key: 'township',
      title: columns.township,
      cell: ({ township }) =>
        township && (
          <RecordLink type="Township" id={township.id}>
            {township.name}
          </RecordLink>
        ),
    },
    { key: 'position', title: columns.title, sort: 'POSITION', cell: ({ title }) => title },
    {
      key: 'mobile',
      title: columns.phone,
      cell: (row) => (
        <Share row={row} field="mobile" label={fields.mobile ?? columns.phone}>
          {row.mobile ?? table.none}
        </Share>
      ),
    },
  ]
}

/** A cell of the newest published assessment. */
function Newest({ member, field, words, show }: NewestProps) {
  const row = newest(member)
  if (!row) return words.table.none
  return (
    <Share row={row} field={field} label={`${member.name} ${row.year} ${words.assessments.fields[field] ?? field}`}>
      {show(row) ?? words.table.none}
    </Share>
  )
}

interface NewestProps {
  member: Member
  field: keyof Assessment & string
  words: Words
  show: (row: Assessment) => string | null
}

/** Columns of the newest published assessment; none where no assessment is in the viewer's remit. */
function assessmentColumns(words: Words): PersonnelColumn[] {
  const { columns, yearColumn } = words.personnel
  const column = (key: string, title: string, field: NewestProps['field'], show: NewestProps['show']): PersonnelColumn => ({
    key,
    title,
    group: (rows) => yearColumn(yearOf(rows) ?? 0),
    given: (rows) => yearOf(rows) !== null,
    cell: (member) => <Newest member={member} field={field} words={words} show={show} />,
  })
  return [
    {
      ...column('composite', columns.composite, 'compositeScore', (row) => row.compositeScore && score(row.compositeScore)),
      align: 'right',
    },
    column('grade', columns.grade, 'grade', (row) => row.grade && words.terms.grade[row.grade]),
    {
      ...column('bonus', columns.bonus, 'bonusTotal', (row) =>
        row.bonusTotal === null ? null : words.assessments.yuan(yuan(row.bonusTotal)),
      ),
      align: 'right',
    },
  ]
}

/** The columns of the list. */
export function personnelColumns(words: Words, drawShares: DrawShares): PersonnelColumn[] {
  return [
    ...identityColumns(words),
    {
      key: 'shares',
      title: words.personnel.columns.shares,
      width: 108,
      cell: (row) => row.managementClass && drawShares(row.managementClass, newest(row)),
    },
    ...assessmentColumns(words),
  ]
}
