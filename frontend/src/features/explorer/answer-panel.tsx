import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { Panel } from '../../kit/page'
import type { Run, RunError } from './run'

function ErrorLine({ error }: { error: RunError }) {
  const { errors } = useWords()
  const known = Object.entries(errors).find(([code]) => code === error.code)?.[1]
  return (
    <li>
      <b>{known?.title}</b> <code>{error.code}</code> {error.message}
    </li>
  )
}

/** What the server answered: errors in words, what it cost, the whole as JSON. `lost`: it was not reached. */
export function AnswerPanel({ answer, lost }: { answer: Run | null; lost: boolean }) {
  const { explorer, errors, states } = useWords()
  const figures = answer && [
    answer.cost && explorer.cost(count(answer.cost.objects ?? 0), count(answer.cost.limit)),
    explorer.took(answer.milliseconds),
    answer.requestId && states.requestId(answer.requestId),
  ]
  return (
    <Panel title={explorer.answer}>
      <p role="status" className="secondary">
        {lost ? errors.NETWORK.title : (figures?.filter(Boolean).join(' · ') ?? explorer.notRun)}
      </p>
      {answer && answer.errors.length > 0 ? (
        <ul className="run-errors" aria-label={explorer.errors}>
          {answer.errors.map((one) => (
            <ErrorLine key={`${one.code} ${one.message}`} error={one} />
          ))}
        </ul>
      ) : null}
      {answer ? (
        <section className="run-answer" aria-label={explorer.json}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <pre tabIndex={0}>{answer.text}</pre>
        </section>
      ) : null}
    </Panel>
  )
}
