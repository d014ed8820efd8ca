import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { type Step, Timeline } from '../../kit/timeline'

export const PersonLifeFragment = graphql(`
  fragment PersonLife on Staff {
    id
    enteredOn
    leftOn
    agency { name }
    assignments(first: 50) { nodes { id beginsOn endsOn title agency { id name } township { name } } }
  }
`)

/** Something that happened to a person, on a day; what stands in its fragment is what this viewer may see. */
export interface LifeStep extends Step {
  at: string
}

/** When the person came, and left; nothing where that is outside of the viewer's share. */
export function lifeOf({ personnel }: Words, person: FragmentOf<typeof PersonLifeFragment>): LifeStep[] {
  const { id, enteredOn, leftOn, agency, assignments } = readFragment(PersonLifeFragment, person)
  const { entered, left, held, until } = personnel.person.life
  const posts = assignments.nodes.map(({ id: key, beginsOn, endsOn, title, agency: where, township }) => ({
    key,
    at: beginsOn,
    title: held(title),
    by: where?.name,
    note: [township?.name, endsOn ? until(endsOn) : null].filter(Boolean).join(' · '),
  }))
  const steps = [
    { key: `${id} entered`, at: enteredOn, title: entered, by: agency?.name },
    { key: `${id} left`, at: leftOn, title: left },
    ...posts,
  ]
  return steps.flatMap((step) => (step.at === null ? [] : [{ ...step, at: step.at }]))
}

/** The newest first, as one looks for what was last. */
export const newestFirst = (steps: LifeStep[]): LifeStep[] => steps.toSorted((a, b) => b.at.localeCompare(a.at))

/** All that happened to one person, of every domain, as far as this viewer may see it. */
export function PersonTimeline({ steps }: { steps: LifeStep[] }) {
  const { life, tabs } = useWords().personnel.person
  return (
    <Panel title={tabs.timeline} note={life.note}>
      {steps.length === 0 ? <p className="secondary">{life.none}</p> : null}
      <Timeline label={tabs.timeline} steps={newestFirst(steps)} />
    </Panel>
  )
}
