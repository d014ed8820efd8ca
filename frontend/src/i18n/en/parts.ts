import type { zh } from '../zh'

export const parts = {
  span: (days: number, hours: number) => (days > 0 ? `${days} d ${hours} h` : `${hours} h`),
  due: {
    kept: () => 'Done in time',
    missed: (span: string) => `Done ${span} late`,
    running: (span: string) => `${span} left`,
    short: (span: string) => `Only ${span} left`,
    over: (span: string) => `${span} overdue`,
  },
  dueAt: (time: string) => `Due ${time}`,
  asTable: 'Show as table',
  asPicture: 'Show as chart',
  chartLost: 'The chart could not be fetched; the table has the same numbers.',
} satisfies typeof zh.parts

export const page = {
  copy: 'Copy link',
  copied: 'Copied',
  notCopied: 'The browser does not allow it; copy from the address bar',
  print: 'Print',
} satisfies typeof zh.page

export const record = {
  goneText: 'The system does not tell which, so as not to reveal anything about others.',
} satisfies typeof zh.record
