/** Rows of contacts are internal to their organization: a statement sees those of `scope.organizations` only. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { keepOwner } from '../naming/store.ts'

export type ContactRow = Selectable<Tables['organizations.contacts']>

/** Those that are still kept today. */
export async function listContacts(
  tx: Transaction,
  countyCode: string,
  organizationId: string,
  today: string,
): Promise<ContactRow[]> {
  return tx.db
    .selectFrom('organizations.contacts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .where('expiresOn', '>=', today)
    .orderBy('id')
    .execute()
}

export async function lockContact(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
  id: string,
): Promise<ContactRow | undefined> {
  return tx.db
    .selectFrom('organizations.contacts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertContact(
  tx: WriteTransaction,
  contact: Insertable<Tables['organizations.contacts']>,
): Promise<void> {
  await tx.db.insertInto('organizations.contacts').values(contact).execute()
  await keepOwner(tx, contact.countyCode, contact.organizationId, [contact.id])
}

export async function updateContact(tx: WriteTransaction, contact: ContactRow): Promise<void> {
  await tx.db
    .updateTable('organizations.contacts')
    .set(contact)
    .where('countyCode', '=', contact.countyCode)
    .where('id', '=', contact.id)
    .execute()
}

export async function deleteContact(tx: WriteTransaction, contact: ContactRow): Promise<void> {
  await tx.db
    .deleteFrom('organizations.contacts')
    .where('countyCode', '=', contact.countyCode)
    .where('id', '=', contact.id)
    .execute()
}

/** @returns ids of what was deleted */
export async function deleteExpired(
  tx: WriteTransaction,
  countyCode: string,
  organizationIds: readonly string[],
  today: string,
): Promise<string[]> {
  const rows = await tx.db
    .deleteFrom('organizations.contacts')
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .where('expiresOn', '<', today)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Contacts of organizations, held for a change.
 *
 * @param ids of single contacts; all when undefined
 */
export async function lockContactsOf(
  tx: WriteTransaction,
  countyCode: string,
  organizationIds: readonly string[],
  ids?: readonly string[],
): Promise<ContactRow[]> {
  let query = tx.db
    .selectFrom('organizations.contacts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .orderBy('id')
  if (ids) query = query.where('id', '=', sql<string>`any(${ids}::uuid[])`)
  return query.forUpdate().execute()
}

/** @param ids of contacts that are held */
export async function moveContacts(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
  { organizationId, changedBy }: { organizationId: string; changedBy: string },
): Promise<ContactRow[]> {
  await keepOwner(tx, countyCode, organizationId, ids)
  return tx.db
    .updateTable('organizations.contacts')
    .set({
      organizationId,
      ownerOrgId: organizationId,
      version: sql<number>`version + 1`,
      changedBy,
      changedAt: tx.now,
    })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .returningAll()
    .execute()
}
