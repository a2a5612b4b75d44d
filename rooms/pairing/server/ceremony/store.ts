/** The public event of a run's draw and its parties. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { RunKey } from '../runs/store.ts'

export type CeremonyRow = Selectable<Tables['pairing.ceremonies']>
export type PartyRow = Selectable<Tables['pairing.ceremonyParties']>

export async function insertCeremony(
  tx: WriteTransaction,
  ceremony: Insertable<Tables['pairing.ceremonies']>,
  parties: readonly Insertable<Tables['pairing.ceremonyParties']>[],
): Promise<void> {
  await tx.db.insertInto('pairing.ceremonies').values(ceremony).execute()
  await tx.db
    .insertInto('pairing.ceremonyParties')
    .values([...parties])
    .execute()
}

/** @param lock holds it, and so its parties, until the transaction ends */
export async function findCeremony(
  tx: Transaction,
  { countyCode, runId }: RunKey,
  lock = false,
): Promise<CeremonyRow | undefined> {
  const query = tx.db
    .selectFrom('pairing.ceremonies')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function listParties(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<PartyRow[]> {
  return tx.db
    .selectFrom('pairing.ceremonyParties')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .orderBy('number')
    .execute()
}

export async function updateCeremony(
  tx: WriteTransaction,
  { countyCode, runId, version }: CeremonyRow,
  change: Updateable<Tables['pairing.ceremonies']>,
): Promise<number> {
  await tx.db
    .updateTable('pairing.ceremonies')
    .set({ ...change, version: version + 1 })
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .execute()
  return version + 1
}

export async function insertRenewal(
  tx: WriteTransaction,
  row: Insertable<Tables['pairing.linkRenewals']>,
): Promise<void> {
  await tx.db.insertInto('pairing.linkRenewals').values(row).execute()
}

/** In the order in which they were made. */
export async function listRenewals(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<Selectable<Tables['pairing.linkRenewals']>[]> {
  return tx.db
    .selectFrom('pairing.linkRenewals')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .orderBy('id')
    .execute()
}

/** The hall follows the host; nothing else depends on it. */
export async function setScene(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
  place: { scene?: number | undefined; landed?: number | undefined },
): Promise<void> {
  await sql`
    update pairing.ceremonies
    set scene = coalesce(${place.scene ?? null}, scene), landed = coalesce(${place.landed ?? null}, landed)
    where county_code = ${countyCode} and run_id = ${runId}::uuid`.execute(tx.db)
}

export async function updateParty(
  tx: WriteTransaction,
  { countyCode, runId, number }: PartyRow,
  change: Updateable<Tables['pairing.ceremonyParties']>,
): Promise<void> {
  await tx.db
    .updateTable('pairing.ceremonyParties')
    .set(change)
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .where('number', '=', number)
    .execute()
}
