import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Words } from '../../i18n'
import { score, yuan } from '../../kit/format'
import { Share } from '../../kit/mask'
import { ClassBadge } from './class-badge'
import type { ListState, Sort } from './filters'
import type { Member } from './query'

export type Assessment = Member['assessments']['nodes'][number]
/** Draws of which parts an assessment is made, and which of them this viewer sees. */
export type DrawShares = (of: 'A' | 'B', row?: Assessment) => ReactNode

const newest = (member: Member): Assessment | undefined => member.assessments.nodes[0]

function sorted(key: Sort, { sort, order }: ListState) {
  return { key, sorter: true, sortOrder: sort === key ? (order === 'asc' ? ('ascend' as const) : ('descend' as const)) : null }
}

/** Columns of who the person is. */
function identityColumns(words: Words, state: ListState, personPath: (id: string) => string): TableColumnsType<Member> {
  const { columns } = words.personnel
  return [
    {
      ...sorted('name', state),
      title: columns.name,
      width: 92,
      className: 'first-column',
      render: (_, { id, name }) => <Link to={personPath(id)}>{name}</Link>,
    },
    { ...sorted('class', state), title: columns.class, width: 84, render: (_, row) => <ClassBadge of={row.managementClass} /> },
    { title: columns.agency, key: 'agency', render: (_, { agency }) => agency?.name ?? columns.none },
    {
      title: columns.township,
      key: 'township',
      responsive: ['md'],
      render: (_, { township }) => township?.name ?? columns.none,
    },
    { ...sorted('position', state), title: columns.title, responsive: ['sm'], render: (_, { title }) => title },
    {
      title: columns.phone,
      key: 'mobile',
      responsive: ['md'],
      render: (_, row) => (
        <Share row={row} field="mobile" label={words.personnel.fields.mobile ?? columns.phone}>
          {row.mobile ?? columns.none}
        </Share>
      ),
    },
  ]
}

/** Columns of the newest published assessment. */
function assessmentColumns(words: Words, year: number): TableColumnsType<Member> {
  const { columns, yearColumn } = words.personnel
  const { fields, grade } = words.assessments
  const cell = (field: keyof Assessment & string, show: (row: Assessment) => string | null) => (_: unknown, member: Member) => {
    const row = newest(member)
    if (!row) return columns.none
    return (
      <Share row={row} field={field} label={`${member.name} ${row.year} ${fields[field] ?? field}`}>
        {show(row) ?? columns.none}
      </Share>
    )
  }
  return [
    {
      title: yearColumn(year),
      key: 'newest',
      children: [
        {
          title: columns.composite,
          key: 'composite',
          align: 'right',
          render: cell('compositeScore', (row) => (row.compositeScore === null ? null : score(row.compositeScore))),
        },
        {
          title: columns.grade,
          key: 'grade',
          responsive: ['md'],
          render: cell('grade', (row) => (row.grade ? (grade[row.grade] ?? row.grade) : null)),
        },
        {
          title: columns.bonus,
          key: 'bonus',
          align: 'right',
          responsive: ['sm'],
          render: cell('bonusTotal', (row) => (row.bonusTotal === null ? null : words.assessments.yuan(yuan(row.bonusTotal)))),
        },
      ],
    },
  ]
}

function sharesColumn({ personnel }: Words, drawShares: DrawShares): TableColumnsType<Member> {
  const { columns } = personnel
  return [
    {
      title: columns.shares,
      key: 'shares',
      width: 108,
      responsive: ['lg'],
      render: (_, row) => (row.managementClass ? drawShares(row.managementClass, newest(row)) : columns.none),
    },
  ]
}

/** The year of the assessments on this page; null when none of them is in the viewer's remit. */
export const yearOf = (members: Member[]): number | null => members.map(newest).find((one) => one !== undefined)?.year ?? null

interface ColumnsOptions {
  words: Words
  state: ListState
  members: Member[]
  personPath: (id: string) => string
  drawShares: DrawShares
}

export function columnsOf({ words, state, members, personPath, drawShares }: ColumnsOptions) {
  const year = yearOf(members)
  return [
    ...identityColumns(words, state, personPath),
    ...sharesColumn(words, drawShares),
    ...(year === null ? [] : assessmentColumns(words, year)),
  ]
}
