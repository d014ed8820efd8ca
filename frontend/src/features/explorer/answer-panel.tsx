import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { Panel } from '../../kit/page'
import type { Place } from './place'
import { PlaceButton } from './place-button'
import type { Run, RunError } from './run'

/** What one sending came to; null: the server was not reached. */
export interface Outcome {
  answer: Run | null
}

function ErrorLine({ error, go }: { error: RunError; go: (place: Place) => void }) {
  const { errors } = useWords()
  const known = Object.entries(errors).find(([code]) => code === error.code)?.[1]
  return (
    <li>
      {error.place ? <PlaceButton place={error.place} go={go} /> : null} <b>{known?.title}</b> <code>{error.code}</code>{' '}
      {error.message}
    </li>
  )
}

/** Status, cost, time and size of an answer, in one line. */
function Figures({ run }: { run: Run }) {
  const { explorer, states } = useWords()
  const figures = [
    explorer.status(run.status),
    run.cost?.objects != null ? explorer.cost(count(run.cost.objects), count(run.cost.limit)) : null,
    explorer.took(count(run.milliseconds)),
    explorer.size(count(run.bytes)),
    run.requestId && states.requestId(run.requestId),
  ]
  return (
    <>
      {figures
        .filter((one) => one !== null)
        .map((one) => (
          <span key={one}>{one}</span>
        ))}
    </>
  )
}

/** What the server answered: its figures, errors in words, the whole as JSON. */
export function AnswerPanel({ outcome, go }: { outcome: Outcome | null; go: (place: Place) => void }) {
  const { explorer, errors } = useWords()
  const answer = outcome?.answer ?? null
  return (
    <Panel title={explorer.answer}>
      <p role="status" className="secondary run-figures">
        {answer ? <Figures run={answer} /> : outcome ? errors.NETWORK.title : explorer.notRun}
      </p>
      {answer && answer.errors.length > 0 ? (
        <ul className="run-errors" aria-label={explorer.errors}>
          {answer.errors.map((one) => (
            <ErrorLine key={JSON.stringify(one)} error={one} go={go} />
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
