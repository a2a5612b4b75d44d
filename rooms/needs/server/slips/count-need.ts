/** What is counted of a need while it is closed, and who is told. */
import { dayOf } from '#base/server/clock.ts'
import type { Change, CountedRecord } from '#base/server/db/change.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { findCycle } from '#rooms/programmes/server/door.ts'
import type { AnswerWay, NeedLevel } from '../../shared/confirmation.ts'
import { listMatches } from '../matches/store.ts'
import type { NeedRow } from '../needs/store.ts'

export type Counting = Pick<Change, 'facts' | 'takesBack' | 'raises' | 'events'>

interface Confirmed {
  level: NeedLevel
  way: AnswerWay
}

const recordOf = ({ id }: NeedRow, version: number): CountedRecord => ({
  kind: 'need',
  id,
  version,
})

/** One need is met: counted for its community's place, the unit that did it, and the partnership if there is one. */
export async function countingOf(
  tx: Transaction,
  need: NeedRow,
  version: number,
  { level, way }: Confirmed,
): Promise<Counting> {
  const cycle = await findCycle(tx, need.cycleId)
  if (!cycle) throw new Error(`need ${need.id} is of a cycle that is not there`)
  const match = (await listMatches(tx, need)).find(({ state }) => state === 'agreed')
  const record = recordOf(need, version)
  return {
    facts: [
      {
        ...{ programmeId: cycle.programmeId, cycleId: cycle.id, record },
        ...{ measure: 'need-met', kind: need.category, quantity: 1, day: dayOf(tx.now) },
        regionCode: need.regionCode,
        ...(match && { organizationId: match.organizationId }),
        ...(match?.partnershipId && { partnershipId: match.partnershipId }),
      },
    ],
    raises: { record, to: level, way },
    events: [{ topic: 'needs.closed', payload: { id: need.id, level, way } }],
  }
}

/** A resident says as well what the village said before. */
export function raisingOf(need: NeedRow, { level, way }: Confirmed): Counting {
  return {
    raises: { record: recordOf(need, closedVersionOf(need)), to: level, way },
    events: [{ topic: 'needs.level-raised', payload: { id: need.id, level, way } }],
  }
}

/** A need that is closed no more counts no more. */
export function uncountingOf(need: NeedRow): Counting {
  return {
    takesBack: recordOf(need, closedVersionOf(need)),
    events: [{ topic: 'needs.reopened', payload: { id: need.id } }],
  }
}

/** Of a need that is closed no more. */
export const uncounted = { closedVersion: null, level: null, way: null, denied: false } as const

function closedVersionOf({ id, closedVersion }: NeedRow): number {
  if (closedVersion === null) throw new Error(`need ${id} is not closed`)
  return closedVersion
}
