import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { Page } from '../../kit/page'
import { Question } from './question'
import { type Subject, WhoAnswer } from './who-answer'

interface WhoCanSeePageProps {
  subject: Subject | null
  ask: (subject: Subject) => void
  /** The address of the whole policy, for those who may read it. */
  matrix: string | null
}

/** Who sees one field of one record now. */
export function WhoCanSeePage({ subject, ask, matrix }: WhoCanSeePageProps) {
  const { access } = useWords()
  const aside = matrix ? <Link to={matrix}>{access.who.matrix}</Link> : null
  return (
    <Page title={access.who.title} lead={access.who.lead} aside={aside}>
      <Question key={`${subject?.id} ${subject?.field}`} subject={subject} ask={ask} />
      <WhoAnswer subject={subject} />
    </Page>
  )
}
