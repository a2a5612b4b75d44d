import type { WriteTransaction } from '#base/server/db/work.ts'
import type { NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import { endMatches } from './end-matches.ts'

/** Whoever has the need in hand has it no more; nobody has, and others may take it on. */
export async function releaseNeed(
  tx: WriteTransaction,
  need: NeedRow,
  { reason, ...by }: { side: 'unit' | 'system'; actor: string; reason: string },
): Promise<NeedRow> {
  await endMatches(tx, need, { reason, actor: by.actor })
  return takeStep(tx, need, {
    ...{ step: 'release', ...by, words: reason, organizationId: need.holderId },
    changes: { holderId: null, denied: false },
  })
}
