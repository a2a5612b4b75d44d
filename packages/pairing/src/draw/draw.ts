/** Draws an instance by PD-1: public, reproducible from the instance and the seed alone. */
import type { Instance, Pair } from '../instance.ts'
import type { DrawRecord } from './record.ts'
import { Table, type Watch } from './table.ts'

export interface Drawn {
  kind: 'drawn'
  /** Sorted by supporter, then community; locked pairs included. */
  pairs: Pair[]
  record: DrawRecord
}

/**
 * No pairing keeps the locked pairs and, where minima are hard, the minima. `locks` is true when the locked
 * pairs alone break the rules.
 */
export interface NotDrawable {
  kind: 'infeasible'
  locks: boolean
}

function keepsMinima(instance: Instance, pairs: readonly Pair[]): boolean {
  const supporters = new Int32Array(instance.supporters.length)
  const communities = new Int32Array(instance.communities.length)
  for (const { supporter, community } of pairs) {
    supporters[supporter]!++
    communities[community]!++
  }
  return (
    instance.supporters.every((row, at) => supporters[at]! >= row.min) &&
    instance.communities.every((row, at) => communities[at]! >= row.min)
  )
}

/**
 * One draw, the same for everybody who holds the instance and the 32 bytes of the seed. Minima are met
 * whenever any pairing meets them; when minima are not hard, as few places are missing as possible.
 * @param watch may throw, and so end a draw whose record is not what it should be
 * @throws Refusal when it takes more places or more work than a draw may
 */
export function draw(
  instance: Instance,
  seed: Uint8Array,
  watch: Watch = () => {},
): Drawn | NotDrawable {
  const table = new Table(instance, seed, watch)
  if (!table.keepsLocks()) return { kind: 'infeasible', locks: true }
  const capacity = table.capacities()
  const attempts = table.attempts(capacity)
  const pairs = table.blocks
    .flatMap((block) => table.repaired(block, table.drawBlock(block, capacity, attempts)))
    .map(([supporter, community]): Pair => ({ supporter, community }))
    .sort((a, b) => a.supporter - b.supporter || a.community - b.community)
  if (instance.rules.hardMinima && !keepsMinima(instance, pairs)) {
    return { kind: 'infeasible', locks: false }
  }
  const { strata, repairs } = table
  return {
    kind: 'drawn',
    pairs,
    record: {
      blocks: table.blocks.map(({ supporters, communities, complete }) => ({
        supporters: supporters.length,
        communities: communities.length,
        complete,
      })),
      strata,
      repairs,
      uniform: repairs.length === 0 && strata.every((stratum) => stratum.attempt > 0),
    },
  }
}
