/** The open places of one side while a block is drawn. */

export interface Capacity {
  /** Open minimum slots per row. */
  minimum: Int32Array
  /** Open optional slots per row. */
  optional: Int32Array
}

export type SlotKind = keyof Capacity

/**
 * Places left after the locked pairs, which use up minimum slots first.
 * @param partners per row, how many rows of the other side its block holds: more places than that cannot be used
 * @param locked per row, its locked pairs
 */
export function openCapacity(
  rows: readonly { min: number; max: number }[],
  partners: Int32Array,
  locked: Int32Array,
): Capacity {
  const minimum = new Int32Array(rows.length)
  const optional = new Int32Array(rows.length)
  rows.forEach(({ min, max }, at) => {
    const places = Math.min(max, partners[at]!)
    minimum[at] = Math.max(0, Math.min(min, places) - locked[at]!)
    optional[at] = Math.max(0, places - locked[at]! - minimum[at]!)
  })
  return { minimum, optional }
}

/** All open slots. */
export function countPlaces({ minimum, optional }: Capacity): number {
  const sum = (slots: Int32Array) => slots.reduce((total, each) => total + each, 0)
  return sum(minimum) + sum(optional)
}

/** The given rows, each as often as it has open slots of the kind. */
export function openSlots(capacity: Capacity, kind: SlotKind, rows: readonly number[]): number[] {
  const open = capacity[kind]
  return rows.flatMap((row) => Array<number>(open[row]!).fill(row))
}
