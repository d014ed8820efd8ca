/** Papers beside a record, the log of its acts, and what waits for the viewer. */
export const records = {
  files: {
    label: 'Attachments',
    hint: 'PDF, pictures, Excel, Word; at most 20 MB each, at most 10',
    sending: (name: string, percent: number) => `Sending ${name}: ${percent}%`,
    sent: (name: string, size: string) => `${name} (${size})`,
    remove: (name: string) => `Remove ${name}`,
    tooLarge: (name: string) => `${name} is larger than 20 MB and was not sent.`,
    failed: (name: string, why: string) => `${name} was not sent: ${why}`,
    lost: 'The server cannot be reached; check the network and try again.',
    none: 'No attachments.',
  },
  log: {
    tab: 'History',
    none: 'Nothing has been done yet.',
    note: 'By the true clock; only acts that you may see, without their contents.',
  },
  waiting: {
    badge: (waits: number, unread: number) => `${waits} waiting for me, ${unread} unread notifications`,
    title: 'Waiting for me',
    none: 'Nothing waits for you now.',
    noneHelp: 'When something does, it shows here and at the top right of the page.',
    count: (n: number) => String(n),
    more: (n: number) => `Only the first ${n} are listed.`,
    notifications: 'Notifications',
    noNotifications: 'No notifications yet.',
    unread: (n: number) => `${n} unread`,
    readAll: 'Mark all as read',
    asked: 'waits for you',
    gone: 'The record is out of your remit by now',
    fresh: 'unread',
  },
}
