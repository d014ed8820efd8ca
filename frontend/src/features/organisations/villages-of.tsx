import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import { BodyNames } from './body-names'

export const VillagesOfFragment = graphql(`
  fragment VillagesOf on Township @_unmask {
    villageCount
    gridCount
    villages(first: 100) {
      nodes {
        id
        name
        code
        form
        grids(first: 20) { nodes { id name } }
      }
    }
  }
`)

type Village = ResultOf<typeof VillagesOfFragment>['villages']['nodes'][number]

function columnsOf({ organisations, terms }: Words): Column<Village>[] {
  const { fields } = organisations
  const title = (field: string) => fields[field] ?? field
  return [
    { key: 'name', title: title('name'), cell: (village) => <BodyNames type="Village" bodies={[village]} /> },
    { key: 'form', title: title('form'), cell: ({ form }) => terms.villageForm[form] },
    { key: 'code', title: title('code'), cell: ({ code }) => code },
    {
      key: 'grids',
      title: title('grids'),
      wrap: true,
      cell: ({ grids }) => <BodyNames type="Grid" bodies={grids.nodes} />,
    },
  ]
}

/** Every village of a township with its grids. */
export function VillagesOf({ township }: { township: ResultOf<typeof VillagesOfFragment> }) {
  const words = useWords()
  const { tabs, counted } = words.organisations.townships
  const note = counted(count(township.villageCount), count(township.gridCount))
  return (
    <Panel title={tabs.villages} note={note}>
      <Rows label={tabs.villages} rows={township.villages.nodes} columns={columnsOf(words)} />
    </Panel>
  )
}
