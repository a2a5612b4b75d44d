/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationRow } from '../store.ts'
import type { Token } from './tokens.ts'

/** Larger than any character, in the byte order of the index. */
const last = '\u{10ffff}'

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batchSize = 5000

export async function insertTokens(
  tx: Transaction,
  countyCode: string,
  tokens: ({ organizationId: string } & Token)[],
): Promise<void> {
  for (let at = 0; at < tokens.length; at += batchSize) {
    await tx.db
      .insertInto('organizations.tokens')
      .values(tokens.slice(at, at + batchSize).map((each) => ({ countyCode, ...each })))
      .execute()
  }
}

/** Units that support and can be found by nothing yet. */
export async function listUnindexed(
  tx: Transaction,
  countyCode: string,
): Promise<Pick<OrganizationRow, 'id' | 'code' | 'name'>[]> {
  return tx.db
    .selectFrom('organizations.organizations as o')
    .select(['o.id', 'o.code', 'o.name'])
    .where('o.countyCode', '=', countyCode)
    .where('o.side', '=', 'supporter')
    .where('o.kind', '<>', 'person')
    .where(
      sql<boolean>`not exists (select 1 from organizations.tokens t
        where t.county_code = ${countyCode} and t.organization_id = o.id)`,
    )
    .execute()
}

/**
 * Supporters that every word finds, best first: the whole name, then its beginning, initials, its inside; then by
 * code.
 *
 * @param words the spellings of each word
 */
export async function findSupporters(
  tx: Transaction,
  countyCode: string,
  words: readonly string[][],
  limit: number,
): Promise<OrganizationRow[]> {
  const hits = sql.join(
    words.map((spellings, at) => hitsOf(countyCode, spellings, at)),
    sql` union all `,
  )
  const found = await sql<{ id: string }>`
    select o.id from (
      select organization_id, count(*) as words, sum(score) as score from (${hits}) hits group by organization_id
    ) found
    join organizations.organizations o on o.county_code = ${countyCode} and o.id = found.organization_id
    where found.words = ${words.length} and o.side = 'supporter' and o.ends_on is null
    order by found.score, o.code limit ${limit}`.execute(tx.db)
  const ids = found.rows.map(({ id }) => id)
  const rows = await tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Each organization once, with the best place at which the word was found. */
function hitsOf(countyCode: string, spellings: string[], at: number): RawBuilder<unknown> {
  const ranges = spellings.map((word) => sql`(token >= ${word} and token < ${word + last})`)
  return sql`
    select organization_id, ${sql.lit(at)} as word,
      min(case when token = any (${spellings}::text[]) then place else place + 10 end) as score
    from organizations.tokens
    where county_code = ${countyCode} and (${sql.join(ranges, sql` or `)})
    group by organization_id`
}
