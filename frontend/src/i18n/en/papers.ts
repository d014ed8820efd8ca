import type { zh } from '../zh'

export const papers = {
  label: 'Papers',
  none: 'There is no paper to print yet, or it is not in your share.',
  names: { letter: 'Letter', reply: 'Answer', release: 'Other answer', copy: 'Copy notice', form: 'Approval form' },
  committee: (township) => `Party committee of ${township}`,
  and: ', ',
  colon: ':',
  noNumber: '(no number)',
  blank: '________',
  openDay: '________',
  day: (iso) => iso,
  sign: (name) => `Signed: ${name}`,
  letter: {
    title: (agency, kind) => `${agency}: request for consent (${kind})`,
    body: (person, title, matter) => `It is proposed for ${person} (${title}): ${matter}.`,
    swap: (person, title, agency) => `${person} (${title}) goes to ${agency} at the same moment: the two change places.`,
    reason: (reason) => `Reason: ${reason}.`,
    ask: (due) =>
      `A change of an agency's chief or deputy needs the township's written consent. Please answer in writing by ${due}. Silence is no consent.`,
  },
  reply: {
    title: 'Answer to a request for consent',
    received: (number, person, matter) => `Your letter ${number} on ${person} (${matter}) has been received. We answer:`,
    agreed: 'The Party committee agrees.',
    objected: (why) => `The Party committee does not agree: ${why}.`,
    signed: (name) => `Signed by: ${name}`,
  },
  copy: {
    title: 'Copy notice',
    body: (person, matter, ordered, effective) =>
      `On ${person}: ${matter}. Ordered on ${ordered}, in effect from ${effective}. This is copied to you.`,
    limit: (due) => `To be copied by ${due}. Please sign the receipt and send it back.`,
    cut: 'Receipt',
    receipt: 'Receipt of the copy',
    confirmed: (number, name) => `The copy of ${number} has arrived. Confirmed by: ${name}.`,
  },
  form: {
    title: (kind) => `Approval form: ${kind}`,
    name: 'Name',
    gender: 'Gender',
    agency: 'Agency',
    entered: 'Stationed since',
    rank: 'Rank',
    establishment: 'Establishment',
    department: 'Department',
    township: 'Host township',
    releasing: 'Releasing township',
    order: 'Order',
    copied: 'Copy and receipt',
  },
} satisfies (typeof zh)['papers']
