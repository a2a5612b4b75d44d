import { type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

/** Of two transactions that both bring a key for one person, one prevails. */
export async function insertSubjectKeys(
  tx: Transaction,
  countyCode: string,
  rows: readonly { subjectId: string; key: Buffer }[],
): Promise<void> {
  await sql`
    insert into journal.subject_keys (county_code, subject_id, key, created_at)
    select ${countyCode}, u.*, ${tx.now}::timestamptz
    from unnest(${rows.map(({ subjectId }) => subjectId)}::text[], ${rows.map(({ key }) => key)}::bytea[]) as u
    on conflict (county_code, subject_id) do nothing`.execute(tx.db)
}

export async function listSubjectKeys(
  tx: Transaction,
  countyCode: string,
  subjectIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await tx.db
    .selectFrom('journal.subjectKeys')
    .select(['subjectId', 'key'])
    .where('countyCode', '=', countyCode)
    .where('subjectId', '=', sql<string>`any(${subjectIds}::text[])`)
    .execute()
  return new Map(rows.map(({ subjectId, key }) => [subjectId, key]))
}

export async function findSubjectKey(
  tx: Transaction,
  countyCode: string,
  subjectId: string,
): Promise<Buffer | undefined> {
  return (await listSubjectKeys(tx, countyCode, [subjectId])).get(subjectId)
}

export async function deleteSubjectKey(
  tx: Transaction,
  countyCode: string,
  subjectId: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('journal.subjectKeys')
    .where('countyCode', '=', countyCode)
    .where('subjectId', '=', subjectId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export type LookRow = Selectable<Tables['journal.looks']>

/** All but those of whose record the same reader was told since; pages ask again for what they show. */
export async function insertLooks(
  tx: Transaction,
  { countyCode, actor, purpose, subjectKind, at }: Omit<LookRow, 'id' | 'subjectId'>,
  looks: readonly Pick<LookRow, 'id' | 'subjectId'>[],
  since: Date,
): Promise<void> {
  await sql`
    insert into journal.looks (county_code, id, at, actor, subject_kind, subject_id, purpose)
    select ${countyCode}, u.id, ${at}::timestamptz, ${actor}, ${subjectKind}, u.subject_id, ${purpose}
    from unnest(${looks.map(({ id }) => id)}::uuid[], ${looks.map(({ subjectId }) => subjectId)}::text[])
      as u (id, subject_id)
    where not exists (
      select from journal.looks l
      where l.county_code = ${countyCode} and l.subject_kind = ${subjectKind} and l.subject_id = u.subject_id
        and l.actor = ${actor} and l.purpose = ${purpose} and l.at > ${since}::timestamptz)`.execute(
    tx.db,
  )
}

/** Newest first. */
export async function listLooks(
  tx: Transaction,
  wanted: {
    countyCode: string
    subjectKind: string
    subjectIds: readonly string[]
    before: string | undefined
    limit: number
  },
): Promise<LookRow[]> {
  let query = tx.db
    .selectFrom('journal.looks')
    .selectAll()
    .where('countyCode', '=', wanted.countyCode)
    .where('subjectKind', '=', wanted.subjectKind)
    .where('subjectId', '=', sql<string>`any(${wanted.subjectIds}::text[])`)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (wanted.before !== undefined) query = query.where('id', '<', wanted.before)
  return query.execute()
}

/** @param tx of the whole country */
export async function listCountiesWithLooks(tx: Transaction, before: Date): Promise<string[]> {
  const { rows } = await sql<{ countyCode: string }>`
    select distinct county_code from journal.looks
    where county_code between '000000' and '999999' and at < ${before} order by 1`.execute(tx.db)
  return rows.map(({ countyCode }) => countyCode)
}

/** Through the one function that may, and that deletes nothing younger than two years. */
export async function forgetLooksBefore(
  tx: WriteTransaction,
  countyCode: string,
  before: Date,
): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`
    select journal.forget_looks(${countyCode}, ${before})::int as forgotten`.execute(tx.db)
  return rows[0]?.forgotten ?? 0
}
