import { sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { EntryRow } from '../entry-bytes.ts'
import { findEntries } from '../store.ts'

/** Makes every other sealing of the county wait until this transaction ends. */
export async function lockLog(tx: Transaction, countyCode: string): Promise<void> {
  await tx.db
    .insertInto('journal.logs')
    .values({ countyCode })
    .onConflict((conflict) => conflict.column('countyCode').doNothing())
    .execute()
  await tx.db
    .selectFrom('journal.logs')
    .select('countyCode')
    .where('countyCode', '=', countyCode)
    .forUpdate()
    .execute()
}

/** Ids of what has been written, whoever wrote it when, and waits for its leaf. */
export async function listUnsealed(
  tx: Transaction,
  countyCode: string,
  limit: number,
): Promise<string[]> {
  const waiting = await tx.db
    .selectFrom('journal.unsealed')
    .select('entryId')
    .where('countyCode', '=', countyCode)
    .orderBy('entryId')
    .limit(limit)
    .execute()
  return waiting.map(({ entryId }) => entryId)
}

export async function deleteUnsealed(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('journal.unsealed')
    .where('countyCode', '=', countyCode)
    .where('entryId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** In the order of their ids, those that have no leaf: a row among the unsealed may be one too many. */
export async function listLeafless(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<EntryRow[]> {
  const leaves = await tx.db
    .selectFrom('journal.leaves')
    .select('entryId')
    .where('countyCode', '=', countyCode)
    .where('entryId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const sealed = new Set(leaves.map(({ entryId }) => entryId))
  const leafless = ids.filter((id) => !sealed.has(id))
  const entries = await findEntries(tx, countyCode, leafless)
  return entries.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function insertLeaves(
  tx: Transaction,
  countyCode: string,
  leaves: readonly { index: number; entryId: string; hash: Buffer }[],
): Promise<void> {
  await sql`insert into journal.leaves (county_code, index, entry_id, hash)
    select ${countyCode}, * from unnest(
      ${leaves.map(({ index }) => index)}::bigint[],
      ${leaves.map(({ entryId }) => entryId)}::uuid[],
      ${leaves.map(({ hash }) => hash)}::bytea[])`.execute(tx.db)
}

export async function insertNodes(
  tx: Transaction,
  countyCode: string,
  nodes: readonly { level: number; index: number; hash: Buffer }[],
): Promise<void> {
  if (nodes.length === 0) return
  await sql`insert into journal.nodes (county_code, level, index, hash)
    select ${countyCode}, * from unnest(
      ${nodes.map(({ level }) => level)}::smallint[],
      ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hash)}::bytea[])`.execute(tx.db)
}

export async function insertHead(tx: Transaction, row: Tables['journal.heads']): Promise<void> {
  await tx.db.insertInto('journal.heads').values(row).execute()
}

export async function keepSigningKey(
  tx: Transaction,
  row: Tables['journal.signingKeys'],
): Promise<void> {
  await tx.db
    .insertInto('journal.signingKeys')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** For the job that serves all counties of the installation: the table holds only what waits. */
export async function listCountiesToSeal(tx: Transaction): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('journal.unsealed')
    .select('countyCode')
    .distinct()
    .orderBy('countyCode')
    .execute()
  return rows.map(({ countyCode }) => countyCode)
}

/** The first county after this one that has entries: one index probe each, however many entries there are. */
export async function findCountyAfter(
  tx: Transaction,
  countyCode: string,
): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('journal.entries')
    .select('countyCode')
    .where('countyCode', '>', countyCode)
    .orderBy('countyCode')
    .limit(1)
    .executeTakeFirst()
  return row?.countyCode
}

/** @returns how many entries had neither a leaf nor a row among the unsealed, and have one now */
export async function insertForgotten(tx: Transaction, countyCode: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into journal.unsealed (county_code, entry_id)
    select e.county_code, e.id from journal.entries e
    where e.county_code = ${countyCode}
      and not exists (select from journal.leaves l where l.county_code = ${countyCode} and l.entry_id = e.id)
      and not exists (select from journal.unsealed u where u.county_code = ${countyCode} and u.entry_id = e.id)
    on conflict do nothing`.execute(tx.db)
  return Number(numAffectedRows ?? 0n)
}
