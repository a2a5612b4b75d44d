import type { Insertable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'

export async function insertEntry(
  tx: Transaction,
  entry: Insertable<Tables['journal.entries']>,
): Promise<void> {
  await tx.db.insertInto('journal.entries').values(entry).execute()
}
