import type { imports as zh } from '../zh/imports'

export const imports = {
  title: 'Imports',
  lead: 'Tried first, written then: one wrong row and nothing is written. What has not been used since can be taken back as a whole.',
  target: 'List of',
  template: 'Template',
  columns: (required: string[], others: string[]) =>
    `Required: ${required.join(', ')}${others.length > 0 ? `; optional: ${others.join(', ')}` : ''}`,
  file: 'File (.xlsx, at most 700 KB)',
  noPasswords: 'Accounts come without passwords: set one for each on the page of accounts before its owner can sign in.',
  mapping: 'If the headings differ from the template',
  mappingHint: 'One a line: heading in the file = column of the template',
  check: 'Check the file',
  tooLarge: 'The file has more than 700 KB; split it.',
  underWay: 'Imports under way',
  starting: 'Starting…',
  rows: (done: string, total: string) => ` ${done} of ${total} rows`,
  none: 'Nothing has been imported yet',
  noneText: 'Choose the list, fill in its template and have it checked.',
  notYours: 'Your post imports no lists; what others import and you may see will stand here.',
  summary: (total: string, faulty: string | null, at: string) =>
    `Checked ${at}: ${total} rows${faulty ? `, ${faulty} of them wrong` : ''}`,
  faults: 'Faults',
  row: 'Row',
  column: 'Column',
  why: 'Why',
  moreFaults: (n: number) => `${n} more faults are not listed; correct these first.`,
  commit: 'Write',
  commitText: (total: string) => `Writes all ${total} rows, or none.`,
  discard: 'Discard',
  undo: 'Take back',
  undoText: 'Takes back every record of this import; not possible once one of them is in use.',
} satisfies typeof zh
