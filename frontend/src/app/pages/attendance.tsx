import { Tabs } from 'antd'
import { AttendanceQuarters } from '../../features/attendance/attendance-quarters'
import { AttendanceSheet } from '../../features/attendance/attendance-sheet'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { Page, PageTools } from '../../kit/page'
import { Failed, Loading } from '../../kit/states'
import { useToday } from '../today'
import { useBoot } from '../viewer'

const SheetsQuery = graphql(`
  query AttendanceSheets {
    agencies(first: 200) { nodes { id name can } }
  }
`)

/** Attendance: the sheet of a day for those who record it, the quarter for those who are told. */
export function Component() {
  const { viewer } = useBoot()
  const { sheet } = useWords().attendance
  const today = useToday()
  const { data, failure, retry } = useAnswer(SheetsQuery, {})
  const agencies = (data?.agencies.nodes ?? []).filter(({ can }) => can.includes('attendance.record'))
  const extract = <AttendanceQuarters remit={viewer.remit} today={today ?? ''} />
  const quarter = { key: 'quarter', label: sheet.views.quarter, children: extract }
  const day =
    today && agencies.length > 0
      ? [{ key: 'day', label: sheet.views.day, children: <AttendanceSheet agencies={agencies} today={today} /> }]
      : []
  return (
    <Page title={sheet.title} lead={sheet.lead} aside={<PageTools />}>
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !(data && today) ? <Loading /> : null}
      {data && today ? <Tabs items={[...day, quarter]} /> : null}
    </Page>
  )
}
