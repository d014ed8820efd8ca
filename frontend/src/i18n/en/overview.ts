import type { zh } from '../zh'

export const overview = {
  title: 'Overview',
  asOf: (time: string) => `As of ${time} (district time)`,
  month: 'Month of events and joint work',
  earlier: 'Earlier month',
  later: 'Later month',
  monthName: (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`,
  scope: { district: 'Whole district', own: (name: string) => `Within ${name}` },
  scopeNote: (name: string) =>
    `Agencies, staff, events, mediation and enforcement are counted within ${name}; lists and items are the same for the whole district.`,
  outside: 'Not in your remit',
  noData: 'None this month',
  classes: { a: 'Class A', b: 'Class B' },
  sections: {
    stations: { title: 'Staff to the base', text: 'Managed by class' },
    approvals: { title: 'Approvals to the base', text: 'Powers match duties' },
    grassroots: { title: 'Everyday work to the base', text: 'Joined up' },
  },
  groups: {
    departments: 'Local management',
    stationed: 'Agencies and staff',
    delegated: 'Delegated items',
    windows: 'Items at the windows',
    visits: 'At most one visit',
    events: 'Events by level',
    joint: 'Joint work',
  },
  unit: {
    departments: 'departments',
    agencies: 'agencies',
    staff: 'people',
    items: 'items',
    events: 'events',
    cases: 'cases',
    times: 'operations',
    percent: '%',
  },
  tiles: {
    departments: {
      label: 'Departments under local management',
      quote: 'The stationed agencies of all 12 departments are under local management.',
    },
    agencies: {
      label: 'Stationed agencies',
      quote: 'Stationed agencies are managed in classes A and B by how close they are to township work.',
    },
    staff: { label: 'Stationed staff', quote: "All 832 stationed staff are under the townships' management." },
    formerly: { label: 'Central towns, formerly', quote: 'Formerly 21 items were delegated to central towns.' },
    central: {
      label: 'Central towns, sub-districts',
      quote: 'Items delegated to central towns and sub-districts rise to 64.',
    },
    development: { label: 'Development type', quote: '41 items for townships of the development type.' },
    ecological: { label: 'Ecological type', quote: '34 items for townships of the ecological type.' },
    station: {
      label: "Departments' stations",
      quote: "84 items are delegated further to the departments' stations.",
    },
    windowCentral: {
      label: 'Windows, central',
      quote: '164 items at the windows of central towns and sub-districts.',
    },
    windowDevelopment: {
      label: 'Windows, development',
      quote: '124 items at the windows of the development type.',
    },
    windowEcological: { label: 'Windows, ecological', quote: '79 items at the windows of the ecological type.' },
    windowVillage: { label: 'Village service centres', quote: '36 common items at the village service centres.' },
    atMostOne: {
      label: 'At most one visit',
      quote: "161 of the 164 items at central towns' centres need at most one visit.",
    },
    zero: { label: 'No visit at all', quote: '11 of them need no visit.' },
    events: { label: 'Events', quote: 'More than ten thousand events a month through the four platforms.' },
    upToLevel3: { label: 'Up to level 3', quote: 'More than 95% are settled at level 3 or below.' },
    onTime: {
      label: 'Closed on time',
      quote: 'Every level has its limit: at least one day, at most seven.',
    },
    mediations: { label: 'Disputes mediated jointly', quote: 'In July 1054 disputes were mediated jointly.' },
    successRate: { label: 'Success rate', quote: 'The success rate was 97.34%.' },
    jointOperations: {
      label: 'Joint operations',
      quote: 'In July the townships carried out 52 joint enforcement operations.',
    },
  },
  ofItems: (items: string) => `of ${items}`,
  succeeded: (n: string) => `${n} settled`,
  met: 'As the text asks',
  short: 'Short of the text',
  levelsLabel: (parts: string) => `Events by level: ${parts}`,
} satisfies typeof zh.overview
