/** Which parts of the tree a proof consists of (RFC 6962 §2.1.1 and §2.1.2). */

/** Leaves from `from` up to and without `to`; `from` is a multiple of the subtree's size. */
export interface Range {
  from: number
  to: number
}

/** A complete subtree: `2 ** level` leaves from `index * 2 ** level` on. */
export interface Subtree {
  level: number
  index: number
}

/** The largest power of two below n. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Siblings from the leaf up to the root. */
export function inclusionRanges(index: number, size: number): Range[] {
  const path = ({ from, to }: Range): Range[] => {
    if (to - from === 1) return []
    const middle = from + split(to - from)
    const left = { from, to: middle }
    const right = { from: middle, to }
    return index < middle ? [...path(left), right] : [...path(right), left]
  }
  return path({ from: 0, to: size })
}

/** What shows that the tree of `second` leaves begins with the tree of `first` leaves. */
export function consistencyRanges(first: number, second: number): Range[] {
  const path = ({ from, to }: Range, known: boolean): Range[] => {
    if (first === to) return known ? [] : [{ from, to }]
    const middle = from + split(to - from)
    const left = { from, to: middle }
    const right = { from: middle, to }
    return first <= middle ? [...path(left, known), right] : [...path(right, false), left]
  }
  return path({ from: 0, to: second }, true)
}

/** The complete subtrees that make up a range, from left to right: one for each bit of its length. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const found: Subtree[] = []
  for (let at = from; at < to; ) {
    const size = 2 ** Math.floor(Math.log2(to - at))
    found.push({ level: Math.log2(size), index: at / size })
    at += size
  }
  return found
}
