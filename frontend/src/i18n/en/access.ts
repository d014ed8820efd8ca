import type { zh } from '../zh'

const whyCitizens = "Citizens' personal data are for those who handle the matter; every look is logged."
const whyOutline = 'Your current post sees events in outline, not what was written nor how they were handled.'
const handlers =
  'Seen by: leaders and command room of the township, the handling agency, the village and grid of the event; level 4 also by the district command centre.'
const handlersAndAudit =
  'Seen by: leaders and command room of the township, the handling agency, the village and grid of the event, the audit office; level 4 also by the district command centre.'

export const access = {
  masked: {
    chip: 'Masked',
    holder: {
      TOWNSHIP_SHARE: 'host township',
      DEPARTMENT_SHARE: 'department',
      CONDUCT_SHARE: 'conduct office',
      PERSONAL: 'personal data',
      NOT_PUBLISHED: 'unpublished',
      OUT_OF_REMIT: 'out of remit',
    },
    rule: {
      TOWNSHIP_SHARE: "This is the host township's share",
      DEPARTMENT_SHARE: "This is the department's share",
      CONDUCT_SHARE: "This is the conduct office's share",
      PERSONAL: 'This is personal data',
      NOT_PUBLISHED: 'Not published yet',
      OUT_OF_REMIT: 'Not in your remit',
    },
    why: {
      TOWNSHIP_SHARE:
        "The host township assesses stationed staff. Class B: township 50%, department 40%, conduct 10%; the bonus is half and half. The department sees only its own share, and totals stay hidden because they would reveal the township's.",
      DEPARTMENT_SHARE:
        'The department holds the 40% that it scores and the half of the bonus at its standard; the host township sees everything.',
      CONDUCT_SHARE: 'Conduct counts 10% and is scored by the district conduct office; the host township sees everything.',
      PERSONAL: 'Contact and identity data are for those who manage the person and for the person; every look is logged.',
      NOT_PUBLISHED:
        'Results are shown to the person, the head of the agency and the organisation department once they are published.',
      OUT_OF_REMIT: 'The remit of your current post does not include this.',
    },
    who: {
      record: 'Record',
      recordHint: 'Id of a person or an assessment, as in a link',
      field: 'Field',
      submit: 'Ask',
      TOWNSHIP_SHARE:
        'Seen by: leaders and personnel officers of the host township, the audit office; the person once published.',
      DEPARTMENT_SHARE:
        'Seen by: leaders and personnel officers of the department and of the host township, the audit office; the person once published.',
      CONDUCT_SHARE:
        'Seen by: the conduct office, leaders and personnel officers of the host township, the audit office; the person once published.',
      PERSONAL:
        'Seen by: leaders and personnel officers of the host township, the person; contact data also by the parent of class B staff and the head of the agency.',
      NOT_PUBLISHED: 'Seen before publication only by those who score and by the audit office.',
      OUT_OF_REMIT: 'Ask the audit administrator if you need it.',
    },
    of: {
      reporterName: { why: whyCitizens, who: handlers },
      reporterPhone: { why: whyCitizens, who: handlers },
      description: { why: whyOutline, who: handlersAndAudit },
      steps: { why: whyOutline, who: handlersAndAudit },
      levelTimes: { why: whyOutline, who: handlersAndAudit },
      parties: { why: whyCitizens, who: 'Seen by: leaders of the township.' },
      result: { why: whyCitizens, who: 'Seen by: leaders of the township.' },
      findings: { who: 'Seen by: leaders and command room of the township, the audit office.' },
      measures: { who: 'Seen by: leaders and command room of the township, the audit office.' },
      minutes: { who: 'Seen by: leaders of the township, the audit office.' },
      custodianName: { who: 'Seen by: leaders and the seal keeper of the own township, the reform office, the audit office.' },
      primary: { who: 'Seen by: leaders and window clerks of the own township.' },
      backup: { who: 'Seen by: leaders and window clerks of the own township.' },
    } as Record<string, { why?: string; who: string }>,
    label: (field: string, holder: string) => `${field}: not your share, ${holder}. Press Enter for the reason`,
    close: 'Close',
    ask: 'Who can see this',
  },
  seen: {
    title: 'What do I see here',
    seen: (count: number) => `${count} seen`,
    masked: (count: number) => `${count} not your share`,
    all: 'You see every field of this record.',
    empty: '(empty)',
  },
  who: {
    record: 'Record',
    recordHint: 'Id of a person or an assessment, as in a link',
    field: 'Field',
    submit: 'Ask',
    title: 'Who can see',
    matrix: 'Access matrix',
    lead: 'For one field of one record: every account that sees it now, through which post and by which rule.',
    none: "Enter a record and a field; or come from a “not your share” chip or a person's page, which fill them in.",
    toPersonnel: 'Go to stationed staff',
    count: (n: number) => `${n} posts see it`,
    nobody: 'No account sees this field now.',
    nobodyHint: 'It may be unpublished, or the posts that may see it are vacant.',
    columns: {
      account: 'Account',
      organisation: 'Organisation',
      post: 'Post',
      role: 'Role',
      relation: 'Relation to the record',
      reason: 'By which rule',
    },
    standsIn: (post: string) => `${post} (standing in)`,
    some: (shown: number, total: number) => `${total} posts see it; the first ${shown} are listed`,
    denied: 'You may not ask who sees this record',
    deniedText:
      'Those who may ask: the audit administrator; township and department leaders for their own remit; everybody for their own record.',
  },
} satisfies typeof zh.access
