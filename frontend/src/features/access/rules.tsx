import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'

export const RuleFragment = graphql(`
  fragment Rule on PolicyLine { line rule reason }
`)

/** Lines of the policy as they are written, each under its reason; a reason that several lines share stands once. */
export function Rules({ rules }: { rules: FragmentOf<typeof RuleFragment>[] }) {
  const lines = rules.map((rule) => readFragment(RuleFragment, rule))
  const reasons = [...new Set(lines.map(({ reason }) => reason))]
  return reasons.map((reason) => (
    <div key={reason} className="rule">
      <p>{reason}</p>
      {lines
        .filter((one) => one.reason === reason)
        .map(({ line, rule }) => (
          <code key={line}>
            {line} {rule}
          </code>
        ))}
    </div>
  ))
}
