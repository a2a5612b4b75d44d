/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Matching, RecordKind } from './matching.ts'

/** Larger than any character, in the byte order of the index. */
const last = '\u{10ffff}'

export interface Tokens {
  id: string
  tokens: readonly string[]
}

export async function insertTokens(
  tx: WriteTransaction,
  kind: RecordKind,
  countyCode: string,
  records: readonly Tokens[],
): Promise<void> {
  const rows = records.flatMap(({ id, tokens }) => tokens.map((token) => ({ id, token })))
  if (rows.length === 0) return
  await sql`
    insert into needs.search_tokens (county_code, kind, token, record_id)
    select ${countyCode}, ${kind}, * from unnest(${rows.map(({ token }) => token)}::text[],
      ${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db)
}

export async function deleteTokens(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('needs.searchTokens')
    .where('countyCode', '=', countyCode)
    .where('recordId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

interface Hits {
  kind: RecordKind
  counties: readonly string[]
  spellings: readonly string[]
}

/** How many tokens begin with a word, of no more than a limit. */
export async function countHits(tx: Transaction, hits: Hits, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from needs.search_tokens
      where ${inCounties(hits.counties)} and kind = ${hits.kind} and ${begins(hits)} limit ${limit}) hits`.execute(
    tx.db,
  )
  return (rows[0] as { count: number }).count
}

/** @param limit of tokens that are there, which is more than of records */
export async function listHits(tx: Transaction, hits: Hits, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from (select record_id from needs.search_tokens
      where ${inCounties(hits.counties)} and kind = ${hits.kind} and ${begins(hits)} limit ${limit}) hits`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

/** Whether all words hold for a row, whose county and id the alias leads to. */
export function holdsWords({ kind, words }: Matching, alias: string): RawBuilder<SqlBool> {
  const [county, id] = [sql.ref(`${alias}.countyCode`), sql.ref(`${alias}.id`)]
  const conditions = words.map((word) =>
    word.ids
      ? sql`${id} = any(${word.ids}::uuid[])`
      : // Asked of each row by its own tokens: as a join it would be made for all rows before the first is read.
        sql`(select true from needs.search_tokens t where t.county_code = ${county} and t.record_id = ${id}
          and t.kind = ${kind} and ${begins(word)} limit 1)`,
  )
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

function inCounties(counties: readonly string[]): RawBuilder<SqlBool> {
  return counties.length === 1
    ? sql`county_code = ${counties[0]}`
    : sql`county_code = any(${counties}::text[])`
}

function begins({ spellings }: { spellings: readonly string[] }): RawBuilder<SqlBool> {
  const ranges = spellings.map((word) => sql`(token >= ${word} and token < ${word + last})`)
  return sql`(${sql.join(ranges, sql` or `)})`
}
