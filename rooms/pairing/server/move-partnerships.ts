import type { WriteTransaction } from '#base/server/db/work.ts'
import { renameSide } from './store.ts'

const actor = 'job:pairing.move-partnerships'

/**
 * An organization had been entered twice: its partnerships are those of the kept one. Transcripts stay as they were
 * published and name the duplicate. A second delivery finds none.
 */
export async function movePartnershipsOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  merged: { from: string; to: string },
): Promise<void> {
  for (const side of ['supporter', 'community'] as const) {
    const ids = await renameSide(tx, countyCode, side, merged)
    await tx.recordAll(
      ids.map((id) => ({
        countyCode,
        action: 'pairing.move-partnership',
        subject: { kind: 'partnership', id },
        actor,
        before: { [side]: merged.from },
        after: { [side]: merged.to },
      })),
    )
  }
}
