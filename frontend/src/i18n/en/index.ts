import type { zh } from '../zh'
import { access } from './access'
import { assessments } from './assessments'
import { identity } from './identity'
import { overview } from './overview'
import { personnel } from './personnel'
import { shell } from './shell'
import { table } from './table'

export const en = { ...shell, table, identity, access, personnel, assessments, overview } satisfies typeof zh
