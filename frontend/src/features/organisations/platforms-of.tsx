import { useWords } from '../../i18n'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Facts, Panel } from '../../kit/page'
import { Notice } from '../../kit/states'
import { BodyNames } from './body-names'

export const PlatformsOfFragment = graphql(`
  fragment PlatformsOf on Township @_unmask {
    platforms(first: 10) {
      nodes {
        id
        kind
        since
        lead { id name title }
        agencies(first: 50) { nodes { id name } }
      }
    }
  }
`)

/** The four platforms: who leads each, and which agencies work in it. */
export function PlatformsOf({ township }: { township: ResultOf<typeof PlatformsOfFragment> }) {
  const { organisations, terms, table } = useWords()
  const words = organisations.townships
  const platforms = township.platforms.nodes
  if (platforms.length === 0) return <Notice kind="empty" title={words.noPlatforms} />
  return (
    <div className="panels">
      {platforms.map(({ id, kind, since, lead, agencies }) => (
        <Panel key={id} title={terms.platformKind[kind]} note={organisations.class.period(since, null)}>
          <Facts
            facts={[
              {
                label: words.lead4,
                value: lead ? (
                  <>
                    <BodyNames type="Staff" bodies={[lead]} /> <span className="secondary">{lead.title}</span>
                  </>
                ) : (
                  <span className="secondary">{words.outsideLead}</span>
                ),
              },
              {
                label: words.members,
                value: agencies.nodes.length > 0 ? <BodyNames type="Agency" bodies={agencies.nodes} /> : table.none,
              },
            ]}
          />
        </Panel>
      ))}
    </div>
  )
}
