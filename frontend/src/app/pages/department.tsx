import { WhatISee } from '../../features/access/what-i-see'
import { Shares } from '../../features/assessments/shares'
import { AgenciesOf } from '../../features/organisations/agencies-of'
import { AgencyRowFragment } from '../../features/organisations/agency-columns'
import { CloseDepartment } from '../../features/organisations/close-acts'
import { ItemsOf, ItemsOfFragment } from '../../features/organisations/items-of'
import { outsideOf, publicRecord } from '../../features/organisations/public-record'
import { RenameDepartment } from '../../features/organisations/rename-acts'
import { PersonnelOf } from '../../features/personnel/personnel-of'
import { useWords, type Words } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { type RecordOf, RecordPage, type RecordView } from '../../kit/record'
import { useBoot, type Viewer } from '../viewer'

const DepartmentQuery = graphql(
  `
    query Department($id: ID!) {
      node(id: $id) {
        __typename
        ... on Department {
          id
          name
          code
          version
          can
          personnel { totalCount }
          agencies(first: 100) { nodes { ...AgencyRow } }
          ...ItemsOf
        }
      }
    }
  `,
  [AgencyRowFragment, ItemsOfFragment],
)

/** The department as the panel has it. */
function departmentRecord(words: Words, viewer: Viewer, department: RecordOf<typeof DepartmentQuery, 'Department'>) {
  const belongings = [
    { field: 'agencies', type: 'Agency', count: department.agencies.nodes.length },
    { field: 'personnel', type: 'Staff', count: department.personnel.totalCount },
    { field: 'items', type: 'ApprovalItem', count: department.items.totalCount },
  ]
  const outside = outsideOf(belongings, viewer.permissions, viewer.organisation.id === department.id)
  return publicRecord(words, department.id, ['name', 'code', ...belongings.map(({ field }) => field)], outside)
}

/** One department: the agencies and people that it sends, and the items that it owns. */
export function Component() {
  const words = useWords()
  const { viewer, townships, departments } = useBoot()
  const { departments: text, help } = words.organisations
  const columns = ['name', 'rule', 'township', 'head', 'phone', 'staff']
  const view: RecordView<typeof DepartmentQuery, 'Department'> = {
    document: DepartmentQuery,
    type: 'Department',
    title: ({ name }) => name,
    head: ({ code, agencies, items }) => (
      <>
        <span className="strong">{text.counted(agencies.nodes.length, items.totalCount)}</span>
        <span className="secondary">{code}</span>
      </>
    ),
    acts: (department) => (
      <>
        <RenameDepartment department={department} />
        <CloseDepartment department={department} />
      </>
    ),
    tabs: [
      {
        key: 'agencies',
        label: text.tabs.agencies,
        draw: ({ agencies }) => <AgenciesOf agencies={agencies.nodes} columns={columns} none={text.noAgencies} />,
      },
      {
        key: 'staff',
        label: text.tabs.staff,
        draw: ({ id }) => (
          <PersonnelOf
            choices={{ townships, departments }}
            remit={viewer.remit}
            drawShares={(of, row) => <Shares of={of} row={row} />}
            only={{ department: { id: { eq: id } } }}
            without={['department', 'kind']}
          />
        ),
      },
      { key: 'items', label: text.tabs.items, draw: (department) => <ItemsOf department={department} /> },
    ],
    aside: (department, tab) =>
      tab === 'staff' ? null : <WhatISee records={[departmentRecord(words, viewer, department)]} ask={null} />,
    list: { to: '/departments', label: text.toList },
    words: { kind: words.nav.pages.department, gone: text.gone, help },
  }
  return <RecordPage view={view} />
}
