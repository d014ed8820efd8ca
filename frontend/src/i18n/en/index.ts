import type { zh } from '../zh'
import { access } from './access'
import { appointments } from './appointments'
import { assessments } from './assessments'
import { attendance } from './attendance'
import { forecast } from './forecast'
import { identity } from './identity'
import { overview } from './overview'
import { papers } from './papers'
import { page, parts, record } from './parts'
import { personnel } from './personnel'
import { rulebook } from './rulebook'
import { shell } from './shell'
import { table } from './table'
import { terms } from './terms'

export const en = {
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
  attendance,
  appointments,
  papers,
  forecast,
  rulebook,
  overview,
} satisfies typeof zh
