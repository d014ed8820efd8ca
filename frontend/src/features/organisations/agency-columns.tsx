import type { Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Share } from '../../kit/mask'
import { RecordLink } from '../../kit/record-link'
import { ClassWhyFragment, groundsText, isOverridden } from './class-why'

/** An agency in a row, with the grounds of its class. */
export const AgencyRowFragment = graphql(
  `
    fragment AgencyRow on Agency @_unmask {
      id
      name
      code
      headName
      dutyPhone
      staffCount
      establishedOn
      township { id name code category }
      department { id name code }
      masked { field reason }
      ...ClassWhy
    }
  `,
  [ClassWhyFragment],
)

export type AgencyRow = ResultOf<typeof AgencyRowFragment>
type Sort = 'NAME_PINYIN' | 'MANAGEMENT_CLASS' | 'KIND' | 'HEAD_NAME' | 'STAFF_COUNT' | 'ESTABLISHED_ON' | 'CODE'
type AgencyColumn = Column<AgencyRow, Sort>

/** The rule in words; a class of its own also names its document. */
function grounds(words: Words, row: AgencyRow) {
  const text = groundsText(words, row)
  return isOverridden(row) && row.classDocument ? `${text} ${words.organisations.class.document(row.classDocument)}` : text
}

/** Whose the agency is and which class it has, with the rule that gives it. */
function bodyColumns(words: Words): AgencyColumn[] {
  const { fields, agencies, class: text } = words.organisations
  const title = (field: string) => fields[field] ?? field
  const link = (type: string, { id, name }: { id: string; name: string }) => (
    <RecordLink type={type} id={id}>
      {name}
    </RecordLink>
  )
  return [
    { key: 'name', title: title('name'), sort: 'NAME_PINYIN', cell: (row) => link('Agency', row) },
    {
      key: 'class',
      title: title('managementClass'),
      sort: 'MANAGEMENT_CLASS',
      cell: ({ managementClass }) => <ClassBadge of={managementClass} />,
    },
    { key: 'rule', title: agencies.columns.rule, wrap: 'short', cell: (row) => grounds(words, row) },
    {
      key: 'history',
      title: agencies.columns.history,
      hidden: true,
      wrap: true,
      cell: ({ classHistory }) =>
        classHistory
          .map(
            ({ managementClass, since, until }) => `${words.terms.managementClass[managementClass]} ${text.period(since, until)}`,
          )
          .join(' / '),
    },
    { key: 'kind', title: title('kind'), sort: 'KIND', hidden: true, cell: ({ kind }) => words.terms.agencyKind[kind] },
    { key: 'township', title: title('township'), cell: ({ township }) => link('Township', township) },
    { key: 'department', title: title('department'), cell: ({ department }) => link('Department', department) },
  ]
}

/** Who leads the agency and how it is reached. */
function contactColumns({ organisations, table }: Words): AgencyColumn[] {
  const title = (field: string) => organisations.fields[field] ?? field
  return [
    { key: 'head', title: title('headName'), sort: 'HEAD_NAME', cell: ({ headName }) => headName },
    { key: 'phone', title: title('dutyPhone'), cell: ({ dutyPhone }) => dutyPhone },
    {
      key: 'staff',
      title: organisations.agencies.columns.staff,
      sort: 'STAFF_COUNT',
      align: 'right',
      cell: (row) => (
        <Share row={row} field="staffCount" label={`${row.name} ${title('staffCount')}`}>
          {row.staffCount === null ? table.none : organisations.people(row.staffCount)}
        </Share>
      ),
    },
    { key: 'established', title: title('establishedOn'), sort: 'ESTABLISHED_ON', hidden: true, cell: (row) => row.establishedOn },
    { key: 'code', title: title('code'), sort: 'CODE', hidden: true, cell: ({ code }) => code },
  ]
}

/** The columns of a list of agencies. */
export const agencyColumns = (words: Words): AgencyColumn[] => [...bodyColumns(words), ...contactColumns(words)]

/** Some of the columns, in this order, for a table that stands inside of another body's page. */
export function agencyColumnsOf(words: Words, ...keys: string[]): AgencyColumn[] {
  const all = agencyColumns(words)
  return keys.flatMap((key) => all.find((column) => column.key === key) ?? [])
}
