import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { moment, shiftMonth } from '../../kit/format'
import { useNow } from '../../kit/now'
import { Page } from '../../kit/page'
import { Failed, Loading, Stale } from '../../kit/states'
import { Approvals } from './approvals'
import { EventCharts, ListsChart, type Side, StationCharts } from './charts'
import { Grassroots } from './grassroots'
import { lastMonth, MonthPicker, monthOf } from './month-picker'
import { MovedBand } from './moved'
import { condition, type Place } from './place'
import { type Counts, type Figures, type ItemLists, OverviewQuery } from './query'
import { Stations } from './stations'
import './overview.css'

interface Reads {
  agencies: boolean
  lists: boolean
}

interface OverviewPageProps {
  place: Place
  /** Whether the 95 % of the regulation is asked of this body: of the district and of townships, which hold all four levels. */
  judged: boolean
  /** Whether the viewer has a right to what is counted; the API counts nothing for those who have none. */
  reads: Reads
}

/** The bodies on the other side, by which agencies and staff are counted. */
const sideOf = ({ kind }: Place): Side => (kind === 'department' ? 'township' : 'department')

/** What the page asks about a month. */
function questionOf(month: string, place: Place) {
  const narrowed = condition(place)
  const by = [sideOf(place) === 'township' ? ('TOWNSHIP' as const) : ('DEPARTMENT' as const), 'MANAGEMENT_CLASS' as const]
  return {
    month,
    next: shiftMonth(month, 1),
    agencies: { and: [narrowed, { closedOn: { isNull: true } }] },
    staff: narrowed,
    agenciesBy: by,
    staffBy: by,
  }
}

interface SectionsProps extends OverviewPageProps {
  figures: Figures
  lists: ItemLists
  counts: Counts
  where: string
}

/** The band, then the regulation's three parts, each with its drawings below. */
function Sections({ figures, lists, counts, where, place, judged, reads }: SectionsProps) {
  const compared = place.kind === 'district' || place.kind === 'department'
  return (
    <>
      <MovedBand figures={figures} lists={lists} place={place} where={where} reads={reads.lists} />
      <Stations figures={figures} place={place} where={where} reads={reads.agencies} />
      {reads.agencies && place.kind !== 'agency' ? (
        <StationCharts counts={counts} side={sideOf(place)} staff={figures.staff !== null} />
      ) : null}
      <Approvals figures={figures} lists={lists} reads={reads.lists} />
      {reads.lists ? <ListsChart figures={figures} /> : null}
      <Grassroots figures={figures} where={where} judged={judged} />
      {figures.events ? <EventCharts counts={counts} month={figures.month} compared={compared} /> : null}
    </>
  )
}

/** A line that takes its place before its text is known. */
const keptFree = '\u00a0'

/** Every figure of the regulation, live. */
export function OverviewPage(props: OverviewPageProps) {
  const { place } = props
  const { overview } = useWords()
  const [search, setSearch] = useSearchParams()
  const now = useNow()
  const month = monthOf(search.get('month')) ?? lastMonth(now)
  const { data, failure, fetching, retry } = useAnswer(OverviewQuery, questionOf(month, place))
  const figures = data?.overview
  const where = place.kind === 'district' ? overview.scope.district : overview.scope.own(place.name)
  const picker = figures ? (
    <MonthPicker month={figures.month} asOf={figures.asOf} busy={fetching} change={(month) => setSearch({ month })} />
  ) : null
  return (
    <Page title={overview.title} lead={figures ? overview.asOf(moment(figures.asOf)) : keptFree} aside={picker}>
      {place.kind === 'district' ? null : <p className="scope-note">{overview.scopeNote(place.name)}</p>}
      {failure && figures ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !figures ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !figures ? <Loading rows={16} /> : null}
      {data && figures ? (
        <Sections {...props} figures={figures} lists={data.itemLists.nodes} counts={data} where={where} />
      ) : null}
    </Page>
  )
}
