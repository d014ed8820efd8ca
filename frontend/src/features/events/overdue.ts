import type { Shade } from '../../kit/tile-map'

/** How many events, and how many of them late. */
export interface Figure {
  all: number
  late: number
}

interface Group {
  count: number
  overdue: boolean | null
  of: string | undefined
}

/** Groups of (place, late or not) as figures of each place. */
export function figuresOf(groups: Group[]): Map<string, Figure> {
  const figures = new Map<string, Figure>()
  for (const { count, overdue, of } of groups) {
    if (of === undefined) continue
    const { all, late } = figures.get(of) ?? { all: 0, late: 0 }
    figures.set(of, { all: all + count, late: late + (overdue ? count : 0) })
  }
  return figures
}

/** All places together. */
export const totalOf = (figures: Map<string, Figure>): Figure =>
  [...figures.values()].reduce((sum, { all, late }) => ({ all: sum.all + all, late: sum.late + late }), { all: 0, late: 0 })

/** The share that was late, 0 to 1; null where there was nothing. */
export const shareOf = ({ all, late }: Figure): number | null => (all === 0 ? null : late / all)

/** Upper bounds of the shades 1 to 3, around the share of all places together: what is better and worse than the whole is seen. */
export const boundsAround = (overall: number): number[] => [0.8 * overall, overall, 1.2 * overall]

export function shadeOf(share: number | null, bounds: number[]): Shade {
  if (share === null) return null
  if (share === 0) return 0
  const at = bounds.findIndex((bound) => share <= bound)
  return (at < 0 ? 4 : at + 1) as Shade
}
