import type { setup as zh } from '../zh/setup'

export const setup = {
  title: 'Checklist',
  lead: 'What a new district still lacks before it can start, and whether what it has holds together.',
  steps: 'To be there',
  checks: 'To agree',
  step: 'Step',
  count: 'There',
  missing: 'Missing',
  state: 'State',
  place: 'Where',
  go: 'Go',
  complete: 'Done',
  open: 'Open',
  done: (done: number, all: number) => `${done} of ${all} done`,
} satisfies typeof zh
