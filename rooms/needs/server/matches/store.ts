import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { NeedKey } from '../needs/store.ts'

export type MatchState = 'asked' | 'agreed' | 'declined' | 'withdrawn' | 'ended'
export type MatchRow = Omit<Selectable<Tables['needs.matches']>, 'state'> & { state: MatchState }

export async function insertMatch(tx: WriteTransaction, row: MatchRow): Promise<void> {
  await tx.db.insertInto('needs.matches').values(row).execute()
}

export async function updateMatch(
  tx: WriteTransaction,
  { countyCode, id, needId: _, ...row }: MatchRow,
): Promise<void> {
  await tx.db
    .updateTable('needs.matches')
    .set(row)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/** Of one need, oldest first; whoever changes one holds the need. */
export async function listMatches(
  tx: Transaction,
  { countyCode, id }: NeedKey,
): Promise<MatchRow[]> {
  const rows = await tx.db
    .selectFrom('needs.matches')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('needId', '=', id)
    .orderBy('id')
    .execute()
  return rows as MatchRow[]
}
