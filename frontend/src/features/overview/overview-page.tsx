import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { moment, shiftMonth } from '../../kit/format'
import { Page } from '../../kit/page'
import { Failed, Loading, Stale } from '../../kit/states'
import { Approvals } from './approvals'
import { EventCharts, ListsChart, StationCharts } from './charts'
import { Grassroots } from './grassroots'
import { MonthPicker, monthOf } from './month-picker'
import { MovedBand } from './moved'
import { condition, type Place } from './place'
import { type Figures, type ItemLists, OverviewChartsQuery, OverviewQuery } from './query'
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

/** The numbers of the drawings are asked for when the figures stand: the page is read before they come. */
function useCounts({ month, events }: Figures, { place, reads }: OverviewPageProps) {
  const narrowed = condition(place)
  const side = place.kind === 'department' ? 'township' : 'department'
  const by = side === 'township' ? ('TOWNSHIP' as const) : ('DEPARTMENT' as const)
  const groupKeys = [by, 'MANAGEMENT_CLASS' as const]
  const variables = {
    from: month,
    to: shiftMonth(month, 1),
    agencies: { and: [narrowed, { closedOn: { isNull: true } }] },
    staff: narrowed,
    agenciesBy: groupKeys,
    staffBy: groupKeys,
  }
  const { data } = useAnswer(OverviewChartsQuery, variables, !reads.agencies && events === null)
  return { counts: data, side } as const
}

interface SectionsProps extends OverviewPageProps {
  figures: Figures
  lists: ItemLists
  where: string
}

/** The band, then the regulation's three parts, each with its drawings below. */
function Sections({ figures, lists, where, ...props }: SectionsProps) {
  const { place, judged, reads } = props
  const { counts, side } = useCounts(figures, props)
  const compared = place.kind === 'district' || place.kind === 'department'
  return (
    <>
      <MovedBand figures={figures} lists={lists} place={place} where={where} reads={reads.lists} />
      <Stations figures={figures} place={place} where={where} reads={reads.agencies} />
      {reads.agencies && place.kind !== 'agency' ? (
        <StationCharts counts={counts} side={side} staff={figures.staff !== null} />
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
  const asked = monthOf(search.get('month'))
  const { data, failure, fetching, retry } = useAnswer(OverviewQuery, { month: asked })
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
      {data && figures ? <Sections {...props} figures={figures} lists={data.itemLists.nodes} where={where} /> : null}
    </Page>
  )
}
