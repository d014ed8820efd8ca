import type { Words } from '../i18n'

export type PageName = keyof Words['nav']['pages']

interface Section {
  name: keyof Words['nav']['sections']
  entries: { to: string; label: (words: Words) => string }[]
}

/** The source's own three headings, which its users know by heart, and the audit. Only pages that exist stand here. */
export const sections: Section[] = [
  { name: 'stations', entries: [{ to: '/personnel', label: (words) => words.nav.pages.personnel }] },
  { name: 'approvals', entries: [{ to: '/#approvals', label: (words) => words.nav.overviewSection.approvals }] },
  { name: 'grassroots', entries: [{ to: '/#grassroots', label: (words) => words.nav.overviewSection.grassroots }] },
  { name: 'audit', entries: [{ to: '/access/who-can-see', label: (words) => words.nav.pages.whoCanSee }] },
]
