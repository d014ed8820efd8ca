import type { exports as zh } from '../zh/exports'

export const exports: typeof zh = {
  label: { roster: 'Export roster', scores: 'Export scores' },
  text: 'All records of this list, masked as on the screen, with a watermark of who exports; it is logged.',
  columns: 'Columns',
  template: 'Column template',
  noTemplate: 'None, all columns',
  save: 'Save as template',
  saveText: 'Saves the ticked columns for your organisation; a template of the same name gets these columns.',
  templateName: 'Name of the template',
  drop: 'Drop the template',
  fetch: 'Export',
}
