import type { Appointment } from './record'

/** What one of the townships that are asked has answered; the day is null while it has not. */
export interface Answer {
  township: { id: string; name: string }
  on: string | null
  number: string | null
  by: string | null
  objection: string | null
}

/** The answers that the act needs: the host's, and that of the township that loses its chief or deputy to it. */
export function answersOf(row: Appointment): [Answer, ...Answer[]] {
  const host = {
    township: row.township,
    on: row.answeredOn,
    number: row.answerNumber,
    by: row.answeredBy,
    objection: row.objection,
  }
  if (row.releasingTownship === null) return [host]
  const { releasingTownship: township, releasedOn: on, releaseNumber: number, releasedBy: by, releaseObjection: objection } = row
  return [host, { township, on, number, by, objection }]
}
