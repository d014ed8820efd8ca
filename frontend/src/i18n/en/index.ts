import type { zh } from '../zh'
import { access } from './access'
import { assessments } from './assessments'
import { attendance } from './attendance'
import { identity } from './identity'
import { overview } from './overview'
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
  attendance,
  overview,
} satisfies typeof zh
