import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { leadsTo, mayTakeBack } from '../../shared/rules.ts'
import type { Deed } from '../../shared/schema.ts'
import { readCycles } from '../known/read-cycles.ts'
import { countiesOfDeeds } from '../reach/scope.ts'
import type { Asker, ListedDeed } from './store.ts'

/** @param counties the statement's, where they are fewer than the reach holds */
export function askerOf(actor: Actor, counties?: readonly string[]): Asker {
  const within = (reach: Reach) => ({
    reach,
    counties: counties ?? countiesOfDeeds(actor.reach('deeds.read')),
  })
  return {
    read: within(actor.reach('deeds.read')),
    declare: within(actor.reach('deeds.declare')),
    confirm: within(actor.reach('deeds.confirm')),
  }
}

export async function presentDeeds(
  tx: Transaction,
  actor: Actor,
  rows: readonly ListedDeed[],
): Promise<Deed[]> {
  const cycles = await readCycles(tx, [...new Set(rows.map(({ cycleId }) => cycleId))])
  return rows.map((row) => {
    const cycle = cycles.get(row.cycleId)
    const kindName = cycle?.kinds.get(row.kind) ?? { zh: row.kind, en: row.kind }
    const isNamed = row.unitKind !== 'person' || row.knowsUnit
    return {
      ...{
        countyCode: row.countyCode,
        id: row.id,
        cycleId: row.cycleId,
        partnershipId: row.partnershipId,
      },
      cycle: { name: cycle?.name ?? '', programme: cycle?.programme ?? '' },
      ...{
        direction: row.direction,
        unit: { id: row.unitId, name: isNamed ? row.unitName : row.unitCode },
      },
      community: { id: row.communityId, name: row.communityName },
      ...{ regionCode: row.regionCode, title: row.title, kind: row.kind, kindName, day: row.onDay },
      ...{ helped: row.helped, quantity: row.quantity, countedIn: row.countedIn, costs: row.costs },
      ...{
        paidById: row.paidById,
        needId: row.needId,
        promiseId: row.promiseId,
        outcome: row.outcome,
        delivers: row.delivers,
      },
      ...{ state: row.state, words: row.words, version: row.version },
      declaredAt: row.declaredAt.toISOString(),
      answeredAt: row.answeredAt?.toISOString() ?? null,
      may: {
        correct: row.does && leadsTo(row.state, 'correct') !== undefined,
        answer:
          row.answers && row.declaredBy !== actor.id && leadsTo(row.state, 'confirm') !== undefined,
        takeBack: row.answers && mayTakeBack(row, actor.id, tx.now),
      },
    }
  })
}
