import type { WriteTransaction } from '#base/server/db/work.ts'
import { type PairTable, renameSide } from './store.ts'

const actor = 'job:pairing.move-pairs'

const kinds = {
  partnerships: 'partnership',
  // Or nobody could answer: who answered for the duplicate answers for the kept one from now on.
  proposals: 'proposal',
  existingPairs: 'tie',
} satisfies Record<PairTable, string>

/**
 * An organization had been entered twice: its partnerships, proposals and ties from before are those of the kept one.
 * Transcripts stay as they were published and name the duplicate. A second delivery finds none.
 */
export async function movePairsOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  merged: { from: string; to: string },
): Promise<void> {
  for (const [table, kind] of Object.entries(kinds)) {
    for (const side of ['supporter', 'community'] as const) {
      const ids = await renameSide(tx, table as PairTable, countyCode, side, merged)
      await tx.recordAll(
        ids.map((id) => ({
          countyCode,
          action: `pairing.move-${kind}`,
          subject: { kind, id },
          actor,
          before: { [side]: merged.from },
          after: { [side]: merged.to },
        })),
      )
    }
  }
}
