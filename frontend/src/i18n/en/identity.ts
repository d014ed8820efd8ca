import type { zh } from '../zh'

export const identity = {
  title: 'Sign in',
  intro: 'Use the account that your organisation gave you. What you see follows from your post and its remit.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  required: { username: 'Enter your user name', password: 'Enter your password' },
  wrong: 'User name or password is not correct.',
  locked: (left: string) => `Too many attempts. Try again in ${left}.`,
  lockedOver: 'The lock is over. You can sign in again.',
  minutes: (m: number, s: number) => (m > 0 ? `${m} min ${s} s` : `${s} s`),
  unreachable: 'The server cannot be reached. Check the network and try again.',
  failed: 'Signing in failed. Try again later.',
  capsLock: 'Caps lock is on',
  again: 'Your session has ended. Sign in again to come back to the page you were on.',
  demo: {
    title: 'Demo accounts',
    text: (password: string) => `This is a demo. Choose an account; every password is ${password}.`,
    choose: (label: string) => `Use account: ${label}`,
  },
} satisfies typeof zh.identity
