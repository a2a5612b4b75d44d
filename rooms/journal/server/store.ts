import { type Insertable, sql } from 'kysely'
import type { ClientBase } from 'pg'
import { arrayText } from '#base/server/db/array-text.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { EntryRow } from './entry-bytes.ts'

type NewEntry = Omit<Required<Insertable<Tables['journal.entries']>>, 'at'>

/**
 * One statement, so that an entry is never without its row among the unsealed; without `returning`, for which the
 * policy would be asked of each row a second time. As arrays: a parameter for each value would cost an import of
 * 100,000 rows seconds to write and to parse.
 */
export async function insertEntries(tx: Transaction, rows: readonly NewEntry[]): Promise<void> {
  if (rows.length === 0) return
  const text = (name: Exclude<keyof NewEntry, 'beforeHash' | 'afterHash'>) =>
    arrayText(rows.map((row) => row[name]))
  const bytes = (name: 'beforeHash' | 'afterHash') =>
    arrayText(rows.map(({ [name]: hash }) => hash && `\\x${hash.toString('hex')}`))
  await sql`
    with written as (
      insert into journal.entries (county_code, id, at, actor, action, subject_kind, subject_id, person_id, reason,
        before_hash, after_hash)
      select u.county_code, u.id, ${tx.now}, u.actor, u.action, u.kind, u.subject, u.person, u.reason, u.before, u.after
      from unnest(${text('countyCode')}::text[], ${text('id')}::uuid[], ${text('actor')}::text[],
        ${text('action')}::text[], ${text('subjectKind')}::text[], ${text('subjectId')}::text[],
        ${text('personId')}::text[], ${text('reason')}::text[], ${bytes('beforeHash')}::bytea[],
        ${bytes('afterHash')}::bytea[]) as u (county_code, id, actor, action, kind, subject, person, reason, before, after))
    insert into journal.unsealed (county_code, entry_id)
    select * from unnest(${text('countyCode')}::text[], ${text('id')}::uuid[])`.execute(tx.db)
}

export async function findEntry(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<EntryRow | undefined> {
  return tx.db
    .selectFrom('journal.entries')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface WantedEntries {
  countyCode: string
  subjectKind?: string | undefined
  subjectIds?: readonly string[]
  /** Those of one room: `organizations`. */
  room?: string | undefined
  since?: Date
  /** About what has this id, or about or by one of these accounts. */
  about?: { id: string; users: readonly string[] }
  /** Actions that are left out. */
  untold?: readonly string[]
  before: string | undefined
  limit: number
}

/** Newest first. */
export async function listEntries(tx: Transaction, wanted: WantedEntries): Promise<EntryRow[]> {
  const { subjectKind, subjectIds, room, since, about, untold, before } = wanted
  let query = tx.db
    .selectFrom('journal.entries')
    .selectAll()
    .where('countyCode', '=', wanted.countyCode)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (subjectKind !== undefined) query = query.where('subjectKind', '=', subjectKind)
  if (subjectIds) {
    query = query.where('subjectId', '=', sql<string>`any(${subjectIds}::text[])`)
  }
  if (room !== undefined) query = query.where(sql<boolean>`starts_with(action, ${`${room}.`})`)
  if (since) query = query.where('id', '>=', firstIdOf(since))
  if (about) {
    const subjects = [about.id, ...about.users]
    query = query.where(sql<boolean>`(subject_id = any(${subjects}::text[])
      or actor = any(${about.users}::text[]))`)
  }
  if (untold) query = query.where(sql<boolean>`action <> all(${untold}::text[])`)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

/** No id made at that moment or later sorts before it: ids begin with their moment. */
function firstIdOf(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

export interface LeafRow extends EntryRow {
  index: number
  hash: Buffer
}

/** Leaves from `from` on, in order, with their entries. */
export async function listLeaves(
  tx: Transaction,
  countyCode: string,
  from: number,
  limit: number,
): Promise<LeafRow[]> {
  const leaves = await tx.db
    .selectFrom('journal.leaves')
    .select(['index', 'entryId', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('index', '>=', from)
    .orderBy('index')
    .limit(limit)
    .execute()
  const ids = leaves.map(({ entryId }) => entryId)
  const entries = new Map((await findEntries(tx, countyCode, ids)).map((row) => [row.id, row]))
  return leaves.map(({ index, entryId, hash }) => ({ ...entries.get(entryId)!, index, hash }))
}

/**
 * By their keys, in any order. Joined to them in one statement, tables that were never analyzed are searched
 * through for every row.
 */
export async function findEntries(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<EntryRow[]> {
  if (ids.length === 0) return []
  return tx.db
    .selectFrom('journal.entries')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function findLeaf(
  tx: Transaction,
  countyCode: string,
  entryId: string,
): Promise<{ index: number; hash: Buffer } | undefined> {
  return tx.db
    .selectFrom('journal.leaves')
    .select(['index', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('entryId', '=', entryId)
    .executeTakeFirst()
}

/** Hashes of leaves (level 0) or of stored nodes, in the order of the indexes asked for. */
export async function listHashes(
  tx: Transaction,
  countyCode: string,
  level: number,
  indexes: readonly number[],
): Promise<{ index: number; hash: Buffer }[]> {
  const among = sql<boolean>`index = any(${indexes}::bigint[])`
  if (level === 0) {
    return tx.db
      .selectFrom('journal.leaves')
      .select(['index', 'hash'])
      .where('countyCode', '=', countyCode)
      .where(among)
      .execute()
  }
  return tx.db
    .selectFrom('journal.nodes')
    .select(['index', 'hash'])
    .where('countyCode', '=', countyCode)
    .where('level', '=', level)
    .where(among)
    .execute()
}

export type HeadRow = Tables['journal.heads']

export async function findNewestHead(
  tx: Transaction,
  countyCode: string,
): Promise<HeadRow | undefined> {
  const [newest] = await listHeads(tx, { countyCode, before: undefined, limit: 1 })
  return newest
}

/** Newest first. */
export async function listHeads(
  tx: Transaction,
  wanted: { countyCode: string; before: number | undefined; limit: number },
): Promise<HeadRow[]> {
  let query = tx.db
    .selectFrom('journal.heads')
    .selectAll()
    .where('countyCode', '=', wanted.countyCode)
    .orderBy('size', 'desc')
    .limit(wanted.limit)
  if (wanted.before !== undefined) query = query.where('size', '<', wanted.before)
  return query.execute()
}

/** Those whose entries end within a part of the log, oldest first. */
export async function listHeadsBetween(
  tx: Transaction,
  countyCode: string,
  above: number,
  upTo: number,
): Promise<HeadRow[]> {
  return tx.db
    .selectFrom('journal.heads')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('size', '>', above)
    .where('size', '<=', upTo)
    .orderBy('size')
    .execute()
}

export async function listSigningKeys(
  tx: Transaction,
): Promise<{ id: string; publicKey: Buffer }[]> {
  return tx.db
    .selectFrom('journal.signingKeys')
    .select(['id', 'publicKey'])
    .orderBy('firstUsedAt')
    .orderBy('id')
    .execute()
}

/** The newest head of every county, for whoever reads past the counties: backup and restore. */
export async function listNewestHeads(
  client: ClientBase,
): Promise<{ county: string; size: number; hash: string }[]> {
  const { rows } = await client.query(
    `select distinct on (county_code) county_code as county, size::text, encode(hash, 'hex') as hash
     from journal.heads order by county_code, size desc`,
  )
  return rows.map(({ county, size, hash }) => ({ county, size: Number(size), hash }))
}
