import { day } from '../../kit/format'

/** Whole days of the district from one instant to another; the day of the first is not counted. */
export const daysTo = (from: string, to: string): number =>
  Math.round((Date.parse(`${day(to)}T00:00:00Z`) - Date.parse(`${day(from)}T00:00:00Z`)) / 86_400_000)
