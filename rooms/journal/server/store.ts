import type { Insertable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'

export async function insertEntries(
  tx: Transaction,
  entries: Insertable<Tables['journal.entries']>[],
): Promise<void> {
  if (entries.length > 0) await tx.db.insertInto('journal.entries').values(entries).execute()
}
