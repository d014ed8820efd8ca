import type { zh } from '../zh'

export const shell = {
  brand: {
    name: 'Daodi',
    district: 'Shangyu',
    system: 'Shangyu district governance',
  },
  nav: {
    label: 'Main navigation',
    open: 'Open navigation',
    skip: 'Skip to content',
    crumbs: 'Where you are',
    sections: {
      stations: 'Staff to the base',
      approvals: 'Approvals to the base',
      grassroots: 'Everyday work to the base',
      audit: 'Access audit',
      system: 'System',
      mine: 'Mine',
    },
    pages: {
      overview: 'Overview',
      personnel: 'Stationed staff',
      person: 'Person',
      appointments: 'Appointments',
      appointment: 'Personnel act',
      ledger: 'Ledger',
      whoCanSee: 'Who can see',
      notFound: 'Page not found',
    },
    denied: {
      title: 'Not in your remit',
      text: (page: string, remit: string) => `You act as “${remit}”; this post does not include “${page}”.`,
      help: 'You may also switch to another post.',
    },
    holders: {
      stations:
        'For agencies and staff, ask the personnel officers of the township or the department, or the organisation department.',
      approvals: 'For items, lists, seals and windows, ask the reform office or the township service centre.',
      grassroots:
        'For events, mediation and joint operations, ask the command room of the township or the district command centre.',
      audit: 'For who may see what, ask the audit administrator or the security administrator.',
      system: 'For the system and its interfaces, ask the system administrator.',
      mine: 'For your own account, ask the system administrator.',
    },
    overviewSection: { approvals: 'Delegation figures', grassroots: 'Events and joint work' },
  },
  account: {
    menu: 'Account menu',
    posts: 'Act as',
    current: 'current',
    switched: (post: string) => `Now acting as ${post}`,
    switchFailed: 'The post was not switched; you still act as before.',
    language: 'Language',
    display: 'Display',
    largeText: 'Large text',
    signOut: 'Sign out',
    signOutFailed: 'Signing out failed. Check the network and try again.',
    remit: 'Your remit',
  },
  states: {
    loading: 'Loading',
    retry: 'Try again',
    requestId: (id: string) => `Request ${id}`,
    stale: 'What follows was fetched earlier and may be out of date.',
    offline: 'The network is gone. The page reloads by itself when it is back.',
    back: 'Go back',
    home: 'Go to the overview',
    crash: 'This page failed',
    crashText:
      'You did nothing wrong. Reloading usually helps; if it happens again, give the text below to the system administrator.',
    reload: 'Reload',
  },
  errors: {
    UNAUTHENTICATED: { title: 'Your session has ended', text: 'Sign in again; you will come back to this page.' },
    FORBIDDEN: {
      title: 'Not in your remit',
      text: 'Your current post may not do this. Ask the audit administrator, or switch to another post.',
    },
    NOT_FOUND: { title: 'Not found', text: 'This record does not exist, or it lies outside your remit.' },
    BAD_INPUT: { title: 'The request is not valid', text: 'The link or a filter holds something that the system does not know.' },
    CONFLICT: { title: 'Somebody changed this meanwhile', text: 'Reload and try again.' },
    TOO_COSTLY: { title: 'Too much at once', text: 'Narrow the filters and try again.' },
    RATE_LIMITED: { title: 'Too many requests', text: 'Wait a moment and try again.' },
    INTERNAL: {
      title: 'The system failed',
      text: 'It has been recorded. Try again later, or give the request number to the system administrator.',
    },
    NETWORK: { title: 'The server cannot be reached', text: 'Check the network. Anything still on the page was fetched before.' },
  },
  acts: {
    confirm: 'Confirm',
    cancel: 'Cancel',
    done: 'Done',
    unheard: 'No answer arrived, so it is not known whether it was done. You can safely confirm again: it is never done twice.',
  },
  list: (parts: string[]) => parts.join(', '),
  notFound: {
    title: 'Page not found',
    text: 'The address may be mistyped, or the page has moved.',
    help: 'If somebody sent you this link, ask them to check it; otherwise ask the system administrator.',
  },
} satisfies Partial<typeof zh>
