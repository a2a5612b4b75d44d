import type { Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { DeclaredDeed, SaidOfDeed } from '../../shared/schema.ts'
import type { Named } from '../known/know-deeds.ts'
import type { DeedRow, FullDeed } from './store.ts'

/** A deed at its first version, of what the rules found nothing wrong with. */
export function newDeed(
  tx: Transaction,
  said: DeclaredDeed,
  named: Named,
  actor: string,
): FullDeed {
  return {
    ...{ countyCode: said.countyCode, id: newId(tx.now), direction: said.direction },
    ...{ cycleId: named.cycle.id, partnershipId: named.partnershipId },
    ...{ unitId: named.unit.id, communityId: named.community.id },
    ...whatIsSaid(said, named.community.regionCode),
    delivers: said.delivers,
    ...{ state: 'declared', words: null, version: 1, answeredBy: null, answeredAt: null },
    ...{ declaredBy: actor, declaredAt: tx.now, changedBy: actor, changedAt: tx.now },
  }
}

export type Said = Pick<
  FullDeed,
  | 'title'
  | 'kind'
  | 'onDay'
  | 'regionCode'
  | 'helped'
  | 'quantity'
  | 'countedIn'
  | 'costs'
  | 'paidById'
  | 'needId'
  | 'promiseId'
  | 'outcome'
>

/** @param usual where it lies when no place is named */
export function whatIsSaid(said: SaidOfDeed, usual: DeedRow['regionCode']): Said {
  return {
    ...{ title: said.title, kind: said.kind, onDay: said.day, helped: said.helped },
    ...{ regionCode: said.regionCode ?? usual, costs: inOrder(said.costs) },
    ...{ quantity: said.quantity ?? null, countedIn: said.countedIn ?? null },
    ...{ paidById: said.paidById ?? null, outcome: said.outcome ?? null },
    ...{ needId: said.needId ?? null, promiseId: said.promiseId ?? null },
  }
}

/** By source, as they are read back. */
function inOrder(costs: FullDeed['costs']): FullDeed['costs'] {
  return costs.toSorted((a, b) => (a.source < b.source ? -1 : 1))
}
