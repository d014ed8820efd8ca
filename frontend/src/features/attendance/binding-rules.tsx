import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import './attendance.css'

const RulesQuery = graphql(`
  query BindingRules($of: ManagementClass!) {
    bindingRules(first: 100, where: { managementClass: { eq: $of } }) {
      nodes { id subject position side sentence assumed }
    }
  }
`)

/** Whose rules bind the people of a class, matter by matter, with the sentence that says so. */
export function BindingRules({ of }: { of: 'A' | 'B' }) {
  const { attendance, terms } = useWords()
  const { rules } = attendance
  const { data } = useAnswer(RulesQuery, { of })
  return (
    <Panel title={`${rules.title} · ${terms.managementClass[of]}`}>
      <table className="form-table in-words">
        <thead>
          <tr>
            <th scope="col">{rules.subject}</th>
            <th scope="col">{rules.position}</th>
            <th scope="col">{rules.side}</th>
            <th scope="col">{rules.sentence}</th>
          </tr>
        </thead>
        <tbody>
          {data?.bindingRules.nodes.map(({ id, subject, position, side, sentence, assumed }) => (
            <tr key={id}>
              <th scope="row">{terms.ruleSubject[subject]}</th>
              <td>{terms.position[position]}</td>
              <td>{terms.ruleSide[side]}</td>
              <td>
                {sentence} {assumed ? <span className="secondary">{rules.assumed}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
