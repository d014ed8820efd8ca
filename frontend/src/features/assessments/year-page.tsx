import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import type { Body } from '../../kit/filters'
import { day } from '../../kit/format'
import { ListView } from '../../kit/list-page'
import { Page, PageTools } from '../../kit/page'
import { useRecordPath } from '../../kit/record-link'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { OpenYear } from './open-year'
import { Pools } from './pools'
import { Typed } from './score-cell'
import { sheetList } from './sheet'
import { YearPanel } from './year-panel'
import { PoolsQuery, type Weights, type Year, YearsQuery } from './year-query'
import './assessments.css'

interface YearPageProps {
  /** Null: the newest year. */
  year: number | null
  choose: (year: number) => void
  remit: string
  townships: Body[]
  /** A department sees its own share only, and is told so. */
  ofDepartment: boolean
  /** The export of the sheet, which is another feature's. */
  drawExport: (where: unknown) => ReactNode
  /** The organ of the viewer's post, where it is one: it may open a year. */
  organ: { id: string; can: string[] } | null
}

interface OneYearProps extends Pick<YearPageProps, 'remit' | 'townships' | 'drawExport'> {
  year: Year
  weights: Record<'A' | 'B', Weights>
  today: string
}

/** Whether weights hold at the end of the year. */
export const isOf = ({ since, until }: { since: string | null; until: string | null }, year: number): boolean =>
  (since ?? '') <= `${year}-12-31` && (until === null || until > `${year}-12-31`)

const none: Weights = { township: 0, department: 0, conduct: 0 }

function OneYear({ year, weights, today, remit, townships, drawExport }: OneYearProps) {
  const words = useWords()
  const path = useRecordPath()
  const { data, failure, retry } = useAnswer(PoolsQuery, { year: year.year })
  const pools = data?.gradePools.nodes ?? []
  const list = sheetList(words, { year, pools, weights, townships }, (id) => path('Assessment', id))
  return (
    <Typed>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      <div className="pools">
        <YearPanel year={year} weights={weights.B} today={today} />
        <Pools pools={pools} year={year} />
      </div>
      <ListView list={{ ...list, tools: drawExport }} remit={remit} />
    </Typed>
  )
}

/** The assessment of one year: what is locked, the pools, and the sheet in which each body enters its own part. */
export function YearPage({ year, choose, remit, townships, ofDepartment, drawExport, organ }: YearPageProps) {
  const { assessments } = useWords()
  const { data, failure, retry } = useAnswer(YearsQuery, {})
  const years = data?.assessmentYears.nodes ?? []
  const current = years.find((one) => one.year === year) ?? years[0]
  const weightsOf = (cls: 'A' | 'B') =>
    data?.assessmentWeights.nodes.find((one) => one.managementClass === cls && isOf(one, current?.year ?? 0)) ?? none
  const aside = (
    <>
      <Segmented
        aria-label={assessments.yearLabel}
        value={current?.year ?? 0}
        options={years.map((one) => ({ value: one.year, label: assessments.year(one.year) }))}
        onChange={choose}
      />
      {organ && data ? (
        <OpenYear organ={organ} next={(years[0]?.year ?? Number(day(data.overview.asOf).slice(0, 4)) - 1) + 1} />
      ) : null}
      <PageTools />
    </>
  )
  return (
    <Page title={assessments.title} lead={ofDepartment ? assessments.departmentLead : assessments.lead} aside={aside}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data && !current ? <Notice kind="empty" title={assessments.noYear} /> : null}
      {data && current ? (
        <OneYear
          key={current.year}
          year={current}
          weights={{ A: weightsOf('A'), B: weightsOf('B') }}
          today={day(data.overview.asOf)}
          remit={remit}
          townships={townships}
          drawExport={drawExport}
        />
      ) : null}
    </Page>
  )
}
