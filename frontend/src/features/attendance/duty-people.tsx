import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Panel } from '../../kit/page'

/** What is dragged: the key of a person. */
export const dragged = 'application/x-daodi-staff'

/** The township's own cadres, all of class A, and of class B the principal leaders: whoever may stand on the roster. */
const PeopleQuery = graphql(`
  query DutyPeople($town: ID!) {
    cadres: personnel(first: 100, stationed: false, where: { organisation: { id: { eq: $town } } }) { nodes { id name title } }
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

export function usePeople(town: string): Candidate[] {
  const { data } = useAnswer(PeopleQuery, { town })
  const stationed = (data?.stationed.nodes ?? []).map(({ id, name, title, agency }) => ({
    id,
    name,
    title: `${agency?.name ?? ''}${title}`,
  }))
  return [...(data?.cadres.nodes ?? []), ...stationed]
}

/** The people, to be dragged onto the shifts. */
export function DutyPeople({ town }: { town: string }) {
  const { duty } = useWords().attendance
  const people = usePeople(town)
  return (
    <Panel title={duty.people}>
      <p className="secondary">{duty.peopleHint}</p>
      <ul className="duty-people">
        {people.map(({ id, name, title }) => (
          <li key={id} draggable onDragStart={({ dataTransfer }) => dataTransfer.setData(dragged, id)}>
            {name} <span className="secondary">{title}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
