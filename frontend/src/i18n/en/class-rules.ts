import type { classRules as zh } from '../zh/class-rules'

export const classRules: typeof zh = {
  title: 'Class rules',
  lead: 'Which kind of agency is of which class, by the form of its host township.',
  inForce: 'In force',
  former: 'Former rules',
  host: (form: string) => `Host: ${form}`,
  class: 'Class',
  period: 'Period',
  until: (since: string | null, until: string | null) => `${since ?? 'ever'} to ${until ?? 'now'}`,
  document: 'Document',
  issue: 'Issue the rules',
  issueText:
    'Issues the classes of the twelve kinds under the three forms, as the regulation says; changes then take two persons.',
  change: 'Propose a change',
  none: 'There are no class rules yet',
  noneText: 'The reform office issues them by document; no agency can be opened before.',
}
