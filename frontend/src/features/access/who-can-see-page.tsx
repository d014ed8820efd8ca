import { useWords } from '../../i18n'
import { Page } from '../../kit/page'
import { Matrix } from './matrix'
import { Question } from './question'
import { type Subject, WhoAnswer } from './who-answer'

interface WhoCanSeePageProps {
  subject: Subject | null
  ask: (subject: Subject) => void
  /** The viewer's role, to begin the matrix with; null when this viewer may not read it. */
  matrixRole: string | null
}

/** Who sees one field of one record now; and the whole policy as a table, for those who may read it. */
export function WhoCanSeePage({ subject, ask, matrixRole }: WhoCanSeePageProps) {
  const { access } = useWords()
  return (
    <Page title={access.who.title} lead={access.who.lead}>
      <Question key={`${subject?.id} ${subject?.field}`} subject={subject} ask={ask} />
      <WhoAnswer subject={subject} />
      <Matrix own={matrixRole} />
    </Page>
  )
}
