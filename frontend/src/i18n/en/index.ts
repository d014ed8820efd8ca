import type { zh } from '../zh'
import { access } from './access'
import { appointments } from './appointments'
import { assessments } from './assessments'
import { identity } from './identity'
import { organisations } from './organisations'
import { overview } from './overview'
import { papers } from './papers'
import { page, parts, record } from './parts'
import { personnel } from './personnel'
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
  appointments,
  papers,
  overview,
  organisations,
} satisfies typeof zh
