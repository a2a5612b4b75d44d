/** A match as it becomes, with its entry in the journal. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { followMatch } from '../offers/follow-matches.ts'
import { insertMatch, type MatchRow, updateMatch } from './store.ts'

export interface MatchChange {
  action: string
  actor: string
  before?: MatchRow
  after: MatchRow
  reason?: string | null
}

export async function keepMatch(
  tx: WriteTransaction,
  { action, actor, before, after, reason }: MatchChange,
): Promise<MatchRow> {
  await (before ? updateMatch(tx, after) : insertMatch(tx, after))
  await followMatch(tx, { ...(before && { before }), after, actor })
  await tx.record({
    ...{ countyCode: after.countyCode, action, actor },
    subject: { kind: 'match', id: after.id },
    ...(reason && { reason }),
    ...(before && { before: plain(before) }),
    after: plain(after),
  })
  return after
}

function plain({ askedAt, answeredAt, ...row }: MatchRow) {
  return {
    ...row,
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}
