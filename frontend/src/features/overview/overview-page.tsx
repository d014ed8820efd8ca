import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { moment } from '../../kit/format'
import { Page } from '../../kit/page'
import { Failed, Loading, Stale } from '../../kit/states'
import { Approvals } from './approvals'
import { Grassroots } from './grassroots'
import { MonthPicker, monthOf } from './month-picker'
import { OverviewQuery } from './query'
import { Stations } from './stations'
import './overview.css'

interface OverviewPageProps {
  /** The body whose own numbers the viewer sees; null for the whole district. */
  scope: string | null
  /** Whether the 95 % of the regulation is asked of this body: of the district and of townships, which hold all four levels. */
  judged: boolean
  /** Whether the viewer has a right to what is counted; the API counts nothing for those who have none. */
  reads: { agencies: boolean; lists: boolean }
}

/** Every figure of the regulation, live. */
export function OverviewPage({ scope, judged, reads }: OverviewPageProps) {
  const { overview } = useWords()
  const [search, setSearch] = useSearchParams()
  const asked = monthOf(search.get('month'))
  const { data, failure, fetching, retry } = useAnswer(OverviewQuery, { month: asked })
  const figures = data?.overview
  const where = scope === null ? overview.scope.district : overview.scope.own(scope)
  const picker = figures ? (
    <MonthPicker month={figures.month} asOf={figures.asOf} busy={fetching} change={(month) => setSearch({ month })} />
  ) : null
  return (
    <Page title={overview.title} lead={figures ? overview.asOf(moment(figures.asOf)) : undefined} aside={picker}>
      {scope === null ? null : <p className="scope-note">{overview.scopeNote(scope)}</p>}
      {failure && figures ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !figures ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !figures ? <Loading rows={16} /> : null}
      {figures ? (
        <>
          <Stations figures={figures} where={where} reads={reads.agencies} />
          <Approvals figures={figures} reads={reads.lists} />
          <Grassroots figures={figures} where={where} judged={judged} />
        </>
      ) : null}
    </Page>
  )
}
