import { access } from './access'
import { appointments } from './appointments'
import { approvals } from './approvals'
import { assessments } from './assessments'
import { events } from './events'
import { forecast } from './forecast'
import { identity } from './identity'
import { joint } from './joint'
import { overview } from './overview'
import { papers } from './papers'
import { page, parts, record } from './parts'
import { personnel } from './personnel'
import { rulebook } from './rulebook'
import { shell } from './shell'
import { table } from './table'
import { terms } from './terms'
import { windows } from './windows'

/** The source dictionary: every text that a user reads, in the language of the regulation. */
export const zh = {
  ...shell,
  table,
  parts,
  page,
  record,
  terms,
  identity,
  access,
  personnel,
  assessments,
  appointments,
  papers,
  forecast,
  rulebook,
  overview,
  events,
  joint,
  approvals,
  windows,
}
