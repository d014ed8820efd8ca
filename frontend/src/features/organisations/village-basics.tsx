import { useWords } from '../../i18n'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Facts, Panel } from '../../kit/page'
import { BodyNames } from './body-names'

export const VillageBasicsFragment = graphql(`
  fragment VillageBasics on Village @_unmask {
    code
    form
    township { id name }
    serviceCentre { id name }
    grids(first: 50) { nodes { id name } }
  }
`)

/** Where a village lies, its service centre and its grids. */
export function VillageBasics({ village }: { village: ResultOf<typeof VillageBasicsFragment> }) {
  const { organisations, terms } = useWords()
  const { fields, villages, basics } = organisations
  const label = (field: string) => fields[field] ?? field
  const { code, form, township, serviceCentre, grids } = village
  return (
    <Panel title={basics}>
      <Facts
        facts={[
          { label: label('form'), value: terms.villageForm[form] },
          { label: villages.host, value: <BodyNames type="Township" bodies={[township]} /> },
          {
            label: label('serviceCentre'),
            value: <BodyNames type="ServiceCentre" bodies={serviceCentre ? [serviceCentre] : []} />,
          },
          { label: label('grids'), value: <BodyNames type="Grid" bodies={grids.nodes} /> },
          { label: label('code'), value: code },
        ]}
      />
    </Panel>
  )
}

export const GridBasicsFragment = graphql(`
  fragment GridBasics on Grid @_unmask {
    code
    village { id name }
    township { id name }
  }
`)

/** Where a grid lies. */
export function GridBasics({ grid }: { grid: ResultOf<typeof GridBasicsFragment> }) {
  const { organisations } = useWords()
  const { fields, villages, basics } = organisations
  return (
    <Panel title={basics}>
      <Facts
        facts={[
          { label: fields.village ?? 'village', value: <BodyNames type="Village" bodies={[grid.village]} /> },
          { label: villages.host, value: <BodyNames type="Township" bodies={[grid.township]} /> },
          { label: fields.code ?? 'code', value: grid.code },
        ]}
      />
    </Panel>
  )
}
