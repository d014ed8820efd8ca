import type { zh } from '../zh'

export const table = {
  pager: 'Pages',
  first: 'First',
  previous: 'Previous',
  next: 'Next',
} satisfies typeof zh.table
