import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Saying } from '#base/shared/words.ts'
import { listCycles } from '#rooms/programmes/server/door.ts'
import { usualKind, usualKindWords } from '../../shared/words.ts'

export interface KnownCycle {
  id: string
  programmeId: string
  name: string
  programme: string
  beginsOn: string
  endsOn: string
  /** Of its programme's region: the part of the code that all within share. */
  prefix: string
  /** Kinds of activity by code, the usual one among them. */
  kinds: ReadonlyMap<string, Saying>
}

/** Cycles by id, each with what its programme goes by. */
export async function readCycles(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownCycle>> {
  const cycles = new Map<string, KnownCycle>()
  if (ids.length === 0) return cycles
  for (const { activities, regionCode, ...frame } of await listCycles(tx, ids)) {
    const kinds = new Map<string, Saying>([[usualKind, usualKindWords]])
    for (const { code, name } of activities) kinds.set(code, name)
    cycles.set(frame.id, { ...frame, prefix: prefixOfCode(regionCode), kinds })
  }
  return cycles
}
