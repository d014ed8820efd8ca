import type { ComponentType } from 'react'
import type { Words } from '../i18n'

export type PageName = keyof Words['nav']['pages']
export type SectionName = keyof Words['nav']['sections']

/** One line is all that a page needs to be routed to, found in the menu, named in the breadcrumb, linked to, and guarded. */
export interface PageEntry {
  name: PageName
  /** Below the root; a page with `:id` shows one record and stands in no menu. */
  path: string
  /** The heading of the menu; absent: the page stands above or outside of the headings. */
  section?: SectionName
  /** Any one of these of `viewer.permissions` opens the page; absent: everybody has it. */
  needs?: readonly string[]
  /** The page above this one in the breadcrumb, when it is not the overview. */
  within?: PageName
  /** The GraphQL type whose records the page shows: `RecordLink` leads here. */
  of?: string
  lazy: () => Promise<{ Component: ComponentType }>
}
