import { useState } from 'react'
import { useWords } from '../../i18n'
import { ActButton, ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { shiftMonth } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import { Failed, Notice, TableLoading } from '../../kit/states'
import './attendance.css'

const SheetQuery = graphql(`
  query AttendanceSheet($agency: ID!, $day: Date!, $quarter: Date!) {
    node(id: $agency) {
      ... on Agency { id name can personnel(first: 100) { nodes { id name title } } }
    }
    attendances(first: 200, where: { agency: { id: { eq: $agency } }, day: { eq: $day } }) {
      nodes { id status note correction staff { id } }
    }
    attendanceQuarters(first: 1, where: { agency: { id: { eq: $agency } }, quarter: { eq: $quarter } }) {
      nodes { openUntil }
    }
  }
`)
const record = graphql(`
  mutation AttendanceRecord($input: AttendanceRecordInput!) {
    attendanceRecord(input: $input) { errors { field code message } }
  }
`)

type Status = 'PRESENT' | 'LATE' | 'LEAVE' | 'OFFICIAL' | 'ABSENT'

interface SheetProps {
  agencies: { id: string; name: string }[]
  today: string
}

/** The first day of the quarter in which a day lies. */
const quarterOf = (day: string): string => shiftMonth(day, -((Number(day.slice(5, 7)) - 1) % 3))

/** The attendance of one agency on one day: as it was recorded, and to be recorded; in a locked quarter only with a reason. */
export function AttendanceSheet({ agencies, today }: SheetProps) {
  const { attendance, terms, table } = useWords()
  const { sheet } = attendance
  const [agency, choose] = useState(agencies[0]?.id ?? '')
  const [day, setDay] = useState(today)
  const quarter = quarterOf(day)
  const { data, failure, retry } = useAnswer(SheetQuery, { agency, day, quarter }, agency === '')
  const body = data?.node && 'personnel' in data.node ? data.node : null
  const people = body?.personnel.nodes ?? []
  const open = data?.attendanceQuarters.nodes[0]?.openUntil
  const locked = open ? open < today : quarter < quarterOf(today)
  const known = (staff: string) => data?.attendances.nodes.find((one) => one.staff?.id === staff)
  return (
    <>
      <div className="month-picker">
        <label className="range">
          {sheet.agency}
          <select className="field" value={agency} onChange={({ target }) => choose(target.value)}>
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="range">
          {sheet.day}
          <input type="date" className="field" max={today} value={day} onChange={({ target }) => setDay(target.value || today)} />
        </label>
        {body ? (
          <ActButton
            key={`${body.id} ${day} ${data?.attendances.nodes.length}`}
            row={body}
            act="attendance.record"
            mutation={record}
            label={sheet.record}
            done={sheet.recorded}
            input={(form) => ({
              id: body.id,
              day,
              reason: String(form.get('reason') ?? '') || null,
              entries: people.map(({ id }) => ({
                staff: id,
                status: String(form.get(id)) as Status,
                note: String(form.get(`note ${id}`) ?? '') || null,
              })),
            })}
          >
            {locked ? (
              <ActField name="reason" label={sheet.reason}>
                {(props) => <textarea {...props} rows={2} />}
              </ActField>
            ) : null}
            <div className="sheet-rows">
              {people.map(({ id, name }) => (
                <div className="act-pair" key={id}>
                  <ActField name={id} label={name}>
                    {(props) => (
                      <select {...props} defaultValue={known(id)?.status ?? 'PRESENT'}>
                        {(Object.keys(terms.attendanceStatus) as Status[]).map((status) => (
                          <option key={status} value={status}>
                            {terms.attendanceStatus[status]}
                          </option>
                        ))}
                      </select>
                    )}
                  </ActField>
                  <ActField name={`note ${id}`} label={sheet.note}>
                    {(props) => <input {...props} defaultValue={known(id)?.note ?? ''} />}
                  </ActField>
                </div>
              ))}
            </div>
          </ActButton>
        ) : null}
      </div>
      {open && locked && body ? <p className="sheet-locked">{sheet.locked(sheet.quarterOf(quarter), open)}</p> : null}
      {!data && failure ? <Failed failure={failure} retry={retry} /> : null}
      {!data && !failure && agency ? <TableLoading rows={5} /> : null}
      {(data || agency === '') && people.length === 0 ? (
        <Notice kind="empty" title={sheet.none}>
          <p>{sheet.noneText}</p>
        </Notice>
      ) : null}
      {people.length > 0 ? (
        <table className="form-table in-words">
          <thead>
            <tr>
              <th scope="col">{sheet.person}</th>
              <th scope="col">{sheet.status}</th>
              <th scope="col">{sheet.note}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, title }) => (
              <tr key={id}>
                <th scope="row">
                  {name} <span className="secondary">{title}</span>
                </th>
                <td className="sheet-status">
                  {known(id) ? terms.attendanceStatus[known(id)?.status ?? 'PRESENT'] : sheet.unrecorded}
                </td>
                <td>
                  {known(id)?.note ?? table.none}
                  {known(id)?.correction ? <span className="late-entry">{sheet.late(known(id)?.correction ?? '')}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}
