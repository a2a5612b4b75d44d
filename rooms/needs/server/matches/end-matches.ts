import type { WriteTransaction } from '#base/server/db/work.ts'
import type { NeedKey } from '../needs/store.ts'
import { keepMatch } from './keep-match.ts'
import { listMatches, type MatchRow } from './store.ts'

/**
 * Ends what waits for an answer or holds. It stays readable, with the reason.
 *
 * @param need held by this transaction
 * @param but the match that goes on
 */
export async function endMatches(
  tx: WriteTransaction,
  need: NeedKey,
  { reason, actor, but }: { reason: string; actor: string; but?: string },
): Promise<void> {
  for (const before of await listMatches(tx, need)) {
    if (before.id === but || !isOpen(before)) continue
    const after: MatchRow = {
      ...before,
      ...{ state: 'ended', reason, version: before.version + 1 },
      answeredAt: before.answeredAt ?? tx.now,
    }
    await keepMatch(tx, { action: 'needs.end-match', actor, before, after, reason })
  }
}

const isOpen = ({ state }: MatchRow) => state === 'asked' || state === 'agreed'
