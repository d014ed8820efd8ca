import type { standards as zh } from '../zh/standards'

export const standards: typeof zh = {
  title: 'Bonus standards',
  lead: 'Each body sets its own; it no longer changes once somebody has been paid by it.',
  quote: 'Class A is paid by the standard of the host township; class B half by the township and half by the sending department.',
  enter: 'Enter own standard',
  change: 'Change',
  forGrade: 'For one grade',
  body: 'Body',
  position: 'Position',
  grade: 'Grade',
  allGrades: 'All grades',
  amount: 'Standard (yuan)',
  none: 'There is no standard of this year that you may see',
  noneText: 'The personnel office of each township and sending department enters its own.',
}
