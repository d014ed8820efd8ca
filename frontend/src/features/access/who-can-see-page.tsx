import { useWords } from '../../i18n'
import { Page } from '../../kit/page'
import { Matrix } from './matrix'
import { type Subject, WhoAnswer } from './who-answer'

/** Who sees one field of one record now; and the whole policy as a table, for those who may read it. */
export function WhoCanSeePage({ subject, matrixRole }: { subject: Subject | null; matrixRole: string | null }) {
  const { access } = useWords()
  return (
    <Page title={access.who.title} lead={access.who.lead}>
      <WhoAnswer subject={subject} />
      <Matrix own={matrixRole} />
    </Page>
  )
}
