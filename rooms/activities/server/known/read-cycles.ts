import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Saying } from '#base/shared/words.ts'
import { findCycle, findProgramme, settingsInForce } from '#rooms/programmes/server/door.ts'
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
  for (const id of ids) {
    const cycle = await findCycle(tx, id)
    const programme = cycle && (await findProgramme(tx, cycle.programmeId))
    if (!programme) continue
    const { settings } = await settingsInForce(tx, programme)
    const kinds = new Map<string, Saying>([[usualKind, usualKindWords]])
    for (const { code, name } of settings.activities) kinds.set(code, name)
    const { programmeId, name, beginsOn, endsOn } = cycle
    cycles.set(id, {
      ...{ id, programmeId, name, programme: programme.name, beginsOn, endsOn, kinds },
      prefix: prefixOfCode(programme.regionCode),
    })
  }
  return cycles
}
