import { type Insertable, sql } from 'kysely'
import type { ClientBase } from 'pg'
import { arrayText } from '#base/server/db/array-text.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { EntryRow, ListedRow } from './entry-bytes.ts'

/** What the database works out from the others is left to it. */
export type NewEntry = Omit<
  Required<Insertable<Tables['journal.entries']>>,
  'at' | 'recordCount' | 'firstRecord' | 'lastRecord'
>

/**
 * One statement, so that an entry is never without its row among the unsealed; without `returning`, for which the
 * policy would be asked of each row a second time. As arrays: a parameter for each value would cost an import of
 * 100,000 rows seconds to write and to parse.
 */
export async function insertEntries(tx: Transaction, rows: readonly NewEntry[]): Promise<void> {
  if (rows.length === 0) return
  const text = (name: Exclude<keyof NewEntry, Bytes | 'recordIds'>) =>
    arrayText(rows.map((row) => row[name]))
  const bytes = (name: Bytes) =>
    arrayText(rows.map(({ [name]: hash }) => hash && `\\x${hash.toString('hex')}`))
  // An array of arrays would have to be a rectangle, so that of each row is a text within it.
  const ids = arrayText(rows.map(({ recordIds }) => recordIds && `{${recordIds.join(',')}}`))
  await sql`
    with written as (
      insert into journal.entries (county_code, id, at, actor, action, subject_kind, subject_id, person_id, reason,
        before_hash, after_hash, record_kind, record_ids, records_before, records_after)
      select u.county_code, u.id, ${tx.now}, u.actor, u.action, u.kind, u.subject, u.person, u.reason, u.before, u.after,
        u.record_kind, u.record_ids::uuid[], u.records_before, u.records_after
      from unnest(${text('countyCode')}::text[], ${text('id')}::uuid[], ${text('actor')}::text[],
        ${text('action')}::text[], ${text('subjectKind')}::text[], ${text('subjectId')}::text[],
        ${text('personId')}::text[], ${text('reason')}::text[], ${bytes('beforeHash')}::bytea[],
        ${bytes('afterHash')}::bytea[], ${text('recordKind')}::text[], ${ids}::text[],
        ${bytes('recordsBefore')}::bytea[], ${bytes('recordsAfter')}::bytea[]) as u (county_code, id, actor, action, kind,
        subject, person, reason, before, after, record_kind, record_ids, records_before, records_after))
    insert into journal.unsealed (county_code, entry_id)
    select * from unnest(${text('countyCode')}::text[], ${text('id')}::uuid[])`.execute(tx.db)
}

type Bytes = 'beforeHash' | 'afterHash' | 'recordsBefore' | 'recordsAfter'

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
  /** About one of these, or about or by one of these accounts. */
  about?: { subjects: readonly string[]; users: readonly string[] }
  /** Actions that are left out. */
  untold?: readonly string[]
  before: string | undefined
  limit: number
}

const listed = [
  'countyCode',
  'id',
  'at',
  'actor',
  'action',
  'subjectKind',
  'subjectId',
  'personId',
  'reason',
  'beforeHash',
  'afterHash',
  'recordKind',
  'recordCount',
  'firstRecord',
] as const

/** Newest first; of a subject also those that speak of it among many records. */
export async function listEntries(tx: Transaction, wanted: WantedEntries): Promise<ListedRow[]> {
  const { countyCode, subjectKind, subjectIds, room, since, about, untold, before } = wanted
  let query = tx.db
    .selectFrom('journal.entries')
    .select(listed)
    .where('countyCode', '=', countyCode)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (subjectIds) {
    const ofKind = subjectKind === undefined ? sql`` : sql`subject_kind = ${subjectKind} and`
    const among = await listEntriesOfRecords(tx, countyCode, subjectIds, subjectKind)
    query = query.where(sql<boolean>`(${ofKind} subject_id = any(${subjectIds}::text[])
      ${orAmong(among)})`)
  } else if (subjectKind !== undefined) {
    query = query.where(
      sql<boolean>`(subject_kind = ${subjectKind} or record_kind = ${subjectKind})`,
    )
  }
  if (room !== undefined) query = query.where(sql<boolean>`starts_with(action, ${`${room}.`})`)
  if (since) query = query.where('id', '>=', firstIdOf(since))
  if (about) {
    const subjects = [...about.subjects, ...about.users]
    const among = await listEntriesOfRecords(tx, countyCode, subjects)
    query = query.where(sql<boolean>`(subject_id = any(${subjects}::text[])
      or actor = any(${about.users}::text[]) ${orAmong(among)})`)
  }
  if (untold) query = query.where(sql<boolean>`action <> all(${untold}::text[])`)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

/** Named only where there are some: the statement for most subjects stays one walk through one index. */
function orAmong(ids: readonly string[]) {
  return ids.length === 0 ? sql`` : sql`or id = any(${ids}::uuid[])`
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Entries of many records that have one of these among them: as many as there were imports of it. */
async function listEntriesOfRecords(
  tx: Transaction,
  countyCode: string,
  records: readonly string[],
  kind?: string,
): Promise<string[]> {
  const ids = records.filter((id) => uuid.test(id))
  if (ids.length === 0) return []
  const ofKind = kind === undefined ? sql`` : sql`and e.record_kind = ${kind}`
  const { rows } = await sql<{ id: string }>`
    select distinct e.id from unnest(${ids}::uuid[]) as r (id) cross join lateral (
      select e.id from journal.entries e
      where e.county_code = ${countyCode} and e.record_ids is not null
        and e.last_record >= r.id and e.first_record <= r.id and r.id = any(e.record_ids) ${ofKind}
      offset 0) e`.execute(tx.db)
  return rows.map(({ id }) => id)
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

/** Leaves from `from` on, in order, with their entries; fewer than asked for when these speak of many records. */
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
  const waiting = leaves.map(({ entryId }) => entryId)
  const ids = await readAtOnce(tx, countyCode, waiting)
  const entries = new Map((await findEntries(tx, countyCode, ids)).map((row) => [row.id, row]))
  return leaves
    .slice(0, ids.length)
    .map(({ index, entryId, hash }) => ({ ...entries.get(entryId)!, index, hash }))
}

/** A few megabytes, however many records entries speak of. */
const recordsAtOnce = 20_000

/** The first of these entries that together are not too much to be held in memory; one at least. */
export async function readAtOnce(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('journal.entries')
    .select(['id', 'recordCount'])
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('recordCount', 'is not', null)
    .execute()
  const counts = new Map(rows.map(({ id, recordCount }) => [id, recordCount]))
  let records = 0
  const tooMany = ids.findIndex((id) => {
    records += counts.get(id) ?? 1
    return records > recordsAtOnce
  })
  return ids.slice(0, tooMany === -1 ? ids.length : Math.max(tooMany, 1))
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
