import { useWords } from '../../i18n'
import { Bar } from '../../kit/bar'
import { maskOf, type Reason } from '../../kit/mask'
import type { Component } from './weighted'

/** "B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定"; of class A the township's part is the whole. A year may differ. */
export const weights = {
  A: [{ key: 'township', weight: 100, tone: 'celadon', field: 'townshipScore' }],
  B: [
    { key: 'township', weight: 50, tone: 'celadon', field: 'townshipScore' },
    { key: 'department', weight: 40, tone: 'indigo', field: 'departmentScore' },
    { key: 'conduct', weight: 10, tone: 'ochre', field: 'conductScore' },
  ],
} as const

interface SharesProps {
  of: 'A' | 'B'
  /** The assessment whose masks say which parts this viewer does not see; none: the parts alone. */
  row?: { id: string; masked: { field: string; reason: Reason }[] } & Partial<Record<`${Component}Weight`, number>>
}

/** 50·40·10, or the weights of the row's year, as a bar; a part outside the viewer's share is hatched. */
export function Shares({ of, row }: SharesProps) {
  const { assessments, list } = useWords()
  const parts = weights[of].map(({ key, weight, tone, field }) => ({
    key,
    weight: row?.[`${key}Weight`] ?? weight,
    tone,
    hidden: row ? maskOf(row, field) !== null : false,
  }))
  const told = parts.map(({ key, weight, hidden }) => {
    const text = assessments.shareOf(assessments.shares[key], weight)
    return hidden ? text + assessments.outside : text
  })
  return <Bar parts={parts} label={assessments.barLabel(list(told))} />
}
