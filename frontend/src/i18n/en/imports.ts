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
  none: 'Nothing has been imported yet',
  noneText: 'Choose the list, fill in its template and have it checked.',
  notYours: 'Your post imports no lists; what others import and you may see will stand here.',
  summary: (total: number, faulty: number, at: string) =>
    `Checked ${at}: ${total} rows${faulty > 0 ? `, ${faulty} of them wrong` : ''}`,
  faults: 'Faults',
  row: 'Row',
  column: 'Column',
  why: 'Why',
  moreFaults: (n: number) => `${n} more faults are not listed; correct these first.`,
  commit: 'Write',
  commitText: (total: number) => `Writes all ${total} rows, or none.`,
  discard: 'Discard',
  undo: 'Take back',
  undoText: 'Takes back every record of this import; not possible once one of them is in use.',
} satisfies typeof zh
