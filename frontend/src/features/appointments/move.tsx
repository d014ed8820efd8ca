import { useState } from 'react'
import { useWords } from '../../i18n'
import { ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql, type VariablesOf } from '../../kit/graphql'

/** Agencies of the department to which its people can be moved. */
const AgenciesQuery = graphql(`
  query DraftAgencies($department: ID!) {
    agencies(first: 200, where: { department: { id: { eq: $department } } }) { nodes { id name } }
  }
`)

/** Who has the same seat at the agency to which somebody goes. */
const CounterpartsQuery = graphql(`
  query DraftCounterparts($agency: ID!, $position: Position!) {
    personnel(first: 20, where: { agency: { id: { eq: $agency } }, position: { eq: $position } }) { nodes { id name title } }
  }
`)

type Position = VariablesOf<typeof CounterpartsQuery>['position']

export interface Mover {
  position: Position
  department: { id: string } | null
  agency: { id: string } | null
}

/** Whoever holds that seat now may go the other way at the same moment: then nobody has to be removed first. */
function Counterpart({ agency, position }: { agency: string; position: Position }) {
  const { inputs, noCounterpart } = useWords().appointments
  const { data } = useAnswer(CounterpartsQuery, { agency, position }, agency === '' || position === 'MEMBER')
  const [chosen, choose] = useState('')
  const people = data?.personnel.nodes ?? []
  const counterpart = people.find(({ id }) => id === chosen)
  if (people.length === 0) return null
  return (
    <>
      <ActField name="counterpart" label={inputs.counterpart}>
        {(props) => (
          <select {...props} value={counterpart?.id ?? ''} onChange={({ target }) => choose(target.value)}>
            <option value="">{noCounterpart}</option>
            {people.map(({ id, name, title }) => (
              <option key={id} value={id}>{`${name} ${title}`}</option>
            ))}
          </select>
        )}
      </ActField>
      {counterpart ? (
        <ActField name="counterpartTitle" label={inputs.counterpartTitle}>
          {(props) => <input {...props} key={counterpart.id} defaultValue={counterpart.title} />}
        </ActField>
      ) : null}
    </>
  )
}

/** Where somebody goes; by an exchange, two may change places. */
export function Move({ person, exchange }: { person: Mover; exchange: boolean }) {
  const { inputs } = useWords().appointments
  const { data } = useAnswer(AgenciesQuery, { department: person.department?.id ?? '' }, person.department === null)
  const [chosen, choose] = useState('')
  const others = data?.agencies.nodes.filter(({ id }) => id !== person.agency?.id) ?? []
  const agency = others.find(({ id }) => id === chosen) ?? others[0]
  return (
    <>
      <ActField name="toAgency" label={inputs.toAgency}>
        {(props) => (
          <select {...props} value={agency?.id ?? ''} onChange={({ target }) => choose(target.value)}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </ActField>
      {exchange ? <Counterpart agency={agency?.id ?? ''} position={person.position} /> : null}
    </>
  )
}
