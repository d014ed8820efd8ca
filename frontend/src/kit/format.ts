const zone = 'Asia/Shanghai'

/** Whole numbers with separators: 10,356. */
export const count = (value: number): string => value.toLocaleString('en-US')

/** A share (0 to 1; a decimal of the API comes as text) as percent with two decimals, without the sign: 97.34. */
export const percent = (share: number | string): string => (Number(share) * 100).toFixed(2)

/** A score with two decimals; the API sends decimals as text. */
export const score = (value: string | number): string => Number(value).toFixed(2)

/** Money in fen as yuan; fen are shown only where there are any. */
export const yuan = (fen: number): string => {
  const digits = fen % 100 === 0 ? 0 : 2
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Large sums in fen, as the API sends them, in units of so many yuan: 192.40 (万元). */
export const largeSum = (fen: string | number, yuanEach: number): string =>
  (Number(fen) / 100 / yuanEach).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Made once: making one takes longer than a whole row of a list. */
const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

/** An instant in district time to the minute: 2017-08-31 09:00. */
export const moment = (iso: string): string => minutes.format(new Date(iso))

/** The day of an instant in district time: 2017-01-20. */
export const day = (iso: string): string => moment(iso).slice(0, 10)

/** `2017-07-01` moved by whole months: (2017-07-01, -1) is 2017-06-01. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = new Date(Date.UTC(year, number - 1 + by, 1))
  return at.toISOString().slice(0, 10)
}

const units = ['B', 'KB', 'MB']

/** 1536 is 1.5 KB. */
export function sizeOf(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)))
  return `${Math.round((bytes / 1024 ** step) * 10) / 10} ${units[step]}`
}
