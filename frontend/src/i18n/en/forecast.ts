import type { zh } from '../zh'

export const forecast: (typeof zh)['forecast'] = {
  title: 'Bonus forecast',
  lead: (year: number) =>
    `What each person would get by the standards of ${year}, and how much more than by the department's standard alone. A forecast only; nothing changes.`,
  whatIf: 'What if',
  whatIfNote: 'chiefs and deputies follow in proportion',
  of: 'Which townships, or which body',
  asSet: 'As set',
  member: 'Standard of a member',
  yuan: 'Yuan',
  yuanUnit: 'yuan',
  people: 'People forecast',
  enough: 'Rise of 20% or more',
  below: 'Less than 20%',
  unit: 'people',
  shareOf: (percent: string) => `people, ${percent}%`,
  quote: 'Year-end bonuses of stationed staff are expected to rise by more than 20% in general.',
  belowTitle: 'People whose bonus rises by less than 20%',
  ownHalf: "The department's own half",
  nobodyBelow: 'Nobody is below 20%.',
  nobody: (remit: string) => `There are no bonuses within "${remit}"`,
  columns: {
    departmentStandard: 'Department standard alone',
    expectedTownship: 'Township half',
    expectedDepartment: 'Department half',
    expectedTotal: 'Forecast',
    lastYear: 'Paid last year',
    gain: 'Rise',
  },
}
