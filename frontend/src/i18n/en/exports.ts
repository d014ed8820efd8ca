import type { exports as zh } from '../zh/exports'

export const exports: typeof zh = {
  label: { roster: 'Export roster', scores: 'Export scores' },
  text: 'All records of this list, masked as on the screen, with a watermark of who exports; it is logged.',
  columns: 'Columns',
  fetch: 'Export',
}
