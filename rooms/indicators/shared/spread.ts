/** How far apart communities or units lie, without naming any of them. Pure. */

export interface Bin {
  /** Both ends are in it; the last one may have no upper end. */
  from: number
  to: number | null
  count: number
}

/** Fewer than these, and one could tell who is who: then only whoever reads all of them anyway is told. */
export const fewestToTell = 10

/** As many columns as a phone holds. */
const mostBins = 7

/**
 * Columns of equal width up to where nineteen of twenty lie, so that a single large one does not press all others into
 * one; what lies beyond stands in a last column without an end. Those with nothing stand apart.
 */
export function binsOf(quantities: readonly number[]): Bin[] {
  const counted = quantities.filter((each) => each > 0).sort((one, other) => one - other)
  const bins: Bin[] = [{ from: 0, to: 0, count: quantities.length - counted.length }]
  const most = counted[Math.ceil(counted.length * 0.95) - 1]
  if (most === undefined) return bins
  const width = roundUp(most / mostBins)
  const columns = Math.ceil(most / width)
  for (let at = 0; at < columns; at += 1) {
    bins.push({ from: at * width + 1, to: (at + 1) * width, count: 0 })
  }
  const end = columns * width
  if ((counted.at(-1) as number) > end) bins.push({ from: end + 1, to: null, count: 0 })
  for (const quantity of counted) {
    const bin = bins[Math.min(Math.ceil(quantity / width), bins.length - 1)] as Bin
    bin.count += 1
  }
  return bins
}

/** To 1, 2 or 5 of a power of ten: widths that people can say. */
function roundUp(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  return ([1, 2, 5, 10].find((each) => each * power >= least) as number) * power
}

export function isIn({ from, to }: Bin, quantity: number): boolean {
  return Math.max(0, quantity) >= from && (to === null || quantity <= to)
}
