import { Segmented } from 'antd'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { day } from '../../kit/format'
import { ListView } from '../../kit/list-page'
import { Page, PageTools } from '../../kit/page'
import { useRecordPath } from '../../kit/record-link'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { PoolPanel } from './pools'
import { Typed } from './score-cell'
import { type Body, sheetList } from './sheet'
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
}

interface OneYearProps extends Pick<YearPageProps, 'remit' | 'townships'> {
  year: Year
  weights: Record<'A' | 'B', Weights>
  today: string
}

const none: Weights = { township: 0, department: 0, conduct: 0 }

/** Several pools stand beside each other only for those who decide about all of them. */
const many = 3

function OneYear({ year, weights, today, remit, townships }: OneYearProps) {
  const words = useWords()
  const path = useRecordPath()
  const { data, failure, retry } = useAnswer(PoolsQuery, { year: year.year })
  const pools = data?.gradePools.nodes ?? []
  return (
    <Typed>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      <div className={pools.length > many ? 'panels pools-many' : 'panels'}>
        <YearPanel year={year} today={today} />
        {pools.map((pool) => (
          <PoolPanel key={pool.id} pool={pool} year={year} />
        ))}
      </div>
      <ListView list={sheetList(words, { year, pools, weights, townships }, (id) => path('Assessment', id))} remit={remit} />
    </Typed>
  )
}

/** The assessment of one year: what is locked, the pools, and the sheet in which each body enters its own part. */
export function YearPage({ year, choose, remit, townships, ofDepartment }: YearPageProps) {
  const { assessments } = useWords()
  const { data, failure, retry } = useAnswer(YearsQuery, {})
  const years = data?.assessmentYears.nodes ?? []
  const current = years.find((one) => one.year === year) ?? years[0]
  const weightsOf = (cls: 'A' | 'B') =>
    data?.assessmentWeights.nodes.find((one) => one.managementClass === cls && !one.until) ?? none
  const aside = (
    <>
      <Segmented
        aria-label={assessments.yearLabel}
        value={current?.year ?? 0}
        options={years.map((one) => ({ value: one.year, label: assessments.year(one.year) }))}
        onChange={choose}
      />
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
        />
      ) : null}
    </Page>
  )
}
