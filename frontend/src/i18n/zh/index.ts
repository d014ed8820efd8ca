import { access } from './access'
import { accounts } from './accounts'
import { appointments } from './appointments'
import { approvals } from './approvals'
import { assessments } from './assessments'
import { attendance } from './attendance'
import { calendar } from './calendar'
import { classRules } from './class-rules'
import { classes } from './classes'
import { events } from './events'
import { explorer } from './explorer'
import { exports } from './exports'
import { forecast } from './forecast'
import { identity } from './identity'
import { imports } from './imports'
import { joint } from './joint'
import { master } from './master'
import { matrix } from './matrix'
import { organisations } from './organisations'
import { overview } from './overview'
import { own } from './own'
import { papers } from './papers'
import { page, parts, record } from './parts'
import { personnel } from './personnel'
import { records } from './records'
import { rulebook } from './rulebook'
import { setup } from './setup'
import { shell } from './shell'
import { standards } from './standards'
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
  matrix,
  personnel,
  assessments,
  appointments,
  attendance,
  papers,
  forecast,
  records,
  rulebook,
  events,
  joint,
  classes,
  imports,
  setup,
  organisations,
  overview,
  own,
  explorer,
  approvals,
  accounts,
  calendar,
  classRules,
  exports,
  master,
  standards,
  windows,
}
