import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { type Fact, Facts, Panel } from '../../kit/page'
import { Notice } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'
import { BodyNames } from './body-names'

export const SealsAndCentresFragment = graphql(`
  fragment SealsAndCentres on Township @_unmask {
    seals(first: 5) {
      nodes {
        id
        number
        name
        engravedOn
        activatedOn
        active
        custodian { id name }
        masked { field reason }
      }
    }
    townshipCentres: serviceCentres(first: 5, where: { kind: { eq: TOWNSHIP } }) {
      nodes { id name windows { totalCount } }
    }
    villageCentres: serviceCentres(first: 1, where: { kind: { eq: VILLAGE } }) { totalCount }
  }
`)

type Township = ResultOf<typeof SealsAndCentresFragment>
type Seal = Township['seals']['nodes'][number]

function SealPanel({ seal }: { seal: Seal }) {
  const { organisations, table } = useWords()
  const words = organisations.townships.seal
  const custodian = (
    <Share row={seal} field="custodian" label={`${seal.name} ${words.custodian}`}>
      <BodyNames type="Staff" bodies={seal.custodian ? [seal.custodian] : []} />
    </Share>
  )
  const facts: Fact[] = [
    { label: words.name, value: <BodyNames type="Seal" bodies={[seal]} /> },
    { label: words.number, value: seal.number },
    { label: words.engraved, value: seal.engravedOn },
    { label: words.activated, value: seal.activatedOn ?? table.none },
    { label: words.custodian, value: custodian },
  ]
  const state = <StatusTag tone={seal.active ? 'under-way' : 'still'} text={seal.active ? words.active : words.inactive} />
  return (
    <Panel title={words.title} note={state}>
      <Facts facts={facts} />
    </Panel>
  )
}

/** The approval seal and the service centres of a township. */
export function SealsAndCentres({ township }: { township: Township }) {
  const { organisations } = useWords()
  const { centres, noSeals } = organisations.townships
  const { seals, townshipCentres, villageCentres } = township
  if (seals.nodes.length + townshipCentres.nodes.length === 0) return <Notice kind="denied" title={noSeals} />
  const facts = townshipCentres.nodes.map(
    (centre): Fact => ({
      label: centres.township,
      value: (
        <>
          <BodyNames type="ServiceCentre" bodies={[centre]} />{' '}
          <span className="secondary">{centres.windows(count(centre.windows.totalCount))}</span>
        </>
      ),
    }),
  )
  return (
    <div className="panels">
      {seals.nodes.map((seal) => (
        <SealPanel key={seal.id} seal={seal} />
      ))}
      <Panel title={centres.title}>
        <Facts facts={[...facts, { label: centres.villages, value: centres.count(count(villageCentres.totalCount)) }]} />
      </Panel>
    </div>
  )
}
