/** Copies of supporters in the counties that they support. */
import { type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { addJob } from '#base/server/jobs/add-job.ts'

export const renewTask = 'organizations-renew-guests'

type Held = Selectable<Tables['organizations.guestCounties']>

/** Known already is as good. */
export async function insertGuestCounties(
  tx: WriteTransaction,
  rows: readonly Held[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db
      .insertInto('organizations.guestCounties')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function listGuestCounties(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<Held[]> {
  if (organizationIds.length === 0) return []
  return tx.db
    .selectFrom('organizations.guestCounties')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .execute()
}

/** With the commit, once for each however often it changes. */
export async function wakeRenewing(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<void> {
  for (const id of new Set(organizationIds)) {
    await addJob(tx, renewTask, { countyCode, id }, { key: `guests:${countyCode}:${id}` })
  }
}
