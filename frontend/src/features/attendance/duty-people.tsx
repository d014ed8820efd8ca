import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Panel } from '../../kit/page'

/** What is dragged: the key of a person. */
export const dragged = 'application/x-daodi-staff'

/** The township's own cadres, all of class A, and of class B the principal leaders: whoever may stand on the roster. */
const PeopleQuery = graphql(`
  query DutyPeople($town: ID!, $name: String!) {
    cadres: personnel(first: 100, stationed: false, where: { organisation: { name: { eq: $name } } }) { nodes { id name title } }
    stationed: personnel(
      first: 300
      where: { township: { id: { eq: $town } }, or: [{ managementClass: { eq: A } }, { position: { eq: CHIEF } }] }
    ) { nodes { id name title agency { name } } }
  }
`)

interface Candidate {
  id: string
  name: string
  title: string
}

export interface Town {
  id: string
  name: string
}

export function usePeople({ id, name }: Town): Candidate[] {
  const { data } = useAnswer(PeopleQuery, { town: id, name })
  const stationed = (data?.stationed.nodes ?? []).map(({ agency, title, ...person }) => ({
    ...person,
    title: `${agency?.name ?? ''}${title}`,
  }))
  return [...(data?.cadres.nodes ?? []), ...stationed]
}

/** The people, to be dragged onto the shifts. */
export function DutyPeople({ town }: { town: Town }) {
  const { duty } = useWords().attendance
  const people = usePeople(town)
  return (
    <Panel title={duty.people}>
      <p className="secondary">{duty.peopleHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul className="duty-people" aria-label={duty.people} tabIndex={0}>
        {people.map(({ id, name, title }) => (
          <li key={id} draggable onDragStart={({ dataTransfer }) => dataTransfer.setData(dragged, id)}>
            {name} <span className="secondary">{title}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
