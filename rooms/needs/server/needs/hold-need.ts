/** A need that a step is about to change. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { type NeedStep, stateAfter } from '../../shared/need-life.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import type { NeedsParts } from '../parts.ts'
import { meetNeed, requireReach } from './reader.ts'
import { refuseStale } from './refuse-stale.ts'
import type { NeedKey, NeedRow } from './store.ts'

export const onePath = '/api/needs/:countyCode/:id'

/**
 * A need that is held, at the version the asker read, where this step leads on.
 *
 * @throws Problem base.absent, base.refused, needs.out-of-turn, needs.stale
 */
export async function holdNeed(
  tx: WriteTransaction,
  parts: NeedsParts,
  actor: Actor,
  {
    params,
    version,
    step,
    capability,
  }: {
    params: NeedKey
    version: number
    step: NeedStep
    capability: string
  },
): Promise<NeedRow> {
  const need = await meetNeed(tx, actor, params, true)
  requireReach(actor, capability, need)
  if (stateAfter(need.state, step) === undefined) throw outOfTurn(need.state)
  await refuseStale(tx, parts, need, version)
  return need
}

/** What a step answers. */
export const told = ({ version, state }: NeedRow) => ({ version, state })
