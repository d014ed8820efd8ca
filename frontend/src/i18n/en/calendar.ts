import type { calendar as zh } from '../zh/calendar'

export const calendar: typeof zh = {
  title: 'Working days',
  lead: 'Every deadline is counted by it. A year without its notice is provisional; deadlines follow once it is entered.',
  year: 'Year',
  announce: 'Enter the calendar',
  announceText:
    'The whole year anew by its notice; without a document it is provisional. Closings, one a line: first day, last day, name.',
  strange: (line: string) => `Not understood: ${line}.`,
  document: 'Notice',
  noDocument: 'Not announced, provisional',
  closings: 'Closed',
  makeUps: 'Worked weekends',
  example: 'New Year',
  of: (year: number) => `${year}`,
  gridOf: (year: number) => `${year} day by day`,
  month: 'Month',
  monthOf: (month: number) => `${month}`,
  worked: 'Working days',
  dayCount: (n: string) => `${n} days`,
  none: (year: number) => `${year} has not been entered`,
  noneText:
    'Deadlines are counted from Monday to Friday for now and say that they are provisional. The organisation department enters the notice.',
  short: { WEEKEND: 'w', HOLIDAY: 'h', MAKE_UP: 'm' },
}
