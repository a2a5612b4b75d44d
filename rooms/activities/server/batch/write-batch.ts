import type { WriteTransaction } from '#base/server/db/work.ts'
import { personOf } from '../deeds/declare-deed.ts'
import { changeOf, factsOf, recordOf } from '../deeds/record-deeds.ts'
import { insertDeeds, updateDeeds } from '../deeds/store.ts'
import type { Batch } from './judge-batch.ts'

/** All of it in this transaction, with statements of many rows. */
export async function writeBatch(
  tx: WriteTransaction,
  { made, corrected }: Batch,
  { actor, cycleId }: { actor: string; cycleId: string },
): Promise<void> {
  await insertDeeds(
    tx,
    made.map(({ deed }) => deed),
  )
  const changed = corrected.map(({ deed }) => deed)
  for (const [countyCode, own] of Map.groupBy(changed, (deed) => deed.countyCode)) {
    await updateDeeds(tx, countyCode, own)
  }
  const changes = [
    ...made.map(({ deed, named }) => ({
      ...changeOf(deed, { action: 'activities.declare-deed', actor, person: personOf(named) }),
      facts: factsOf(deed, named.cycle.programmeId),
    })),
    ...corrected.map(({ before, deed, named }) => ({
      ...changeOf(
        deed,
        { action: 'activities.correct-deed', actor, person: personOf(named) },
        before,
      ),
      takesBack: recordOf(before),
      facts: factsOf(deed, named.cycle.programmeId),
    })),
  ]
  await tx.recordAll(changes, { within: { kind: 'cycle', id: cycleId } })
}
