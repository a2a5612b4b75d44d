import type { WriteTransaction } from '#base/server/db/work.ts'
import { stateAfter } from '../../shared/need-life.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import { findNeedRow, type NeedKey, type NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import { keepMatch } from './keep-match.ts'
import { listMatches, type MatchRow } from './store.ts'

export interface Delivery {
  /** What was done, in the words of the unit. */
  done: string
  /** On which day. */
  on: string
  actor: string
}

/** @param need held by this transaction, as is the match by it */
export async function deliver(
  tx: WriteTransaction,
  need: NeedRow,
  match: MatchRow,
  { done, on, actor }: Delivery,
): Promise<NeedRow> {
  const after = { ...match, done, doneOn: on, version: match.version + 1 }
  await keepMatch(tx, { action: 'needs.deliver', actor, before: match, after })
  const { organizationId } = match
  return takeStep(tx, need, {
    ...{ step: 'deliver', side: 'unit', actor, organizationId, words: done, day: on },
    changes: { denied: false },
  })
}

/**
 * A deed that meets a need delivers it in its own transaction. Whether the asker may, the room of the deed has found.
 *
 * @param organizationId whose deed it is: the unit that has the need in hand
 * @returns undefined where there is no such need
 * @throws Problem needs.out-of-turn where another has it in hand, or it is not being done
 */
export async function deliverNeed(
  tx: WriteTransaction,
  key: NeedKey,
  { organizationId, ...delivery }: Delivery & { organizationId: string },
): Promise<NeedRow | undefined> {
  const need = await findNeedRow(tx, key, true)
  if (!need) return undefined
  const match = (await listMatches(tx, need)).find(({ state }) => state === 'agreed')
  const leads = stateAfter(need.state, 'deliver') !== undefined
  if (!leads || match?.organizationId !== organizationId) throw outOfTurn(need.state)
  return deliver(tx, need, match, delivery)
}
