/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { type Filter, isReached, matches, type OrganizationRow, type Within } from '../store.ts'
import type { Token } from './tokens.ts'

type Fragment = RawBuilder<unknown>

/** Larger than any character, in the byte order of the index. */
const last = '\u{10ffff}'

export async function insertTokens(
  tx: Transaction,
  countyCode: string,
  tokens: readonly ({ organizationId: string } & Token)[],
): Promise<void> {
  if (tokens.length === 0) return
  const column = <Name extends 'token' | 'place' | 'organizationId'>(name: Name) =>
    tokens.map((each) => each[name])
  await sql`
    insert into organizations.tokens (county_code, token, place, organization_id)
    select ${countyCode}, * from unnest(${column('token')}::text[], ${column('place')}::smallint[],
      ${column('organizationId')}::uuid[])`.execute(tx.db)
}

export async function deleteTokens(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('organizations.tokens')
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** Those whose tokens are not those of their name, held until the transaction ends. */
export async function lockUnindexed(
  tx: Transaction,
  countyCode: string,
  limit: number,
): Promise<OrganizationRow[]> {
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('indexed', '=', false)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

export async function markIndexed(
  tx: Transaction,
  countyCode: string,
  names: readonly { id: string; normalName: string }[],
): Promise<void> {
  await sql`
    update organizations.organizations o set normal_name = v.normal_name, indexed = true
    from unnest(${names.map(({ id }) => id)}::uuid[], ${names.map((each) => each.normalName)}::text[])
      as v (id, normal_name)
    where o.county_code = ${countyCode} and o.id = v.id`.execute(tx.db)
}

/** Together with the transaction, and once however often it is asked for. */
export async function wakeIndexing(tx: Transaction, countyCode: string): Promise<void> {
  await sql`select graphile_worker.add_job('organizations-index',
    json_build_object('countyCode', ${countyCode}::text),
    queue_name => ${`organizations-index:${countyCode}`},
    job_key => ${`organizations-index:${countyCode}`}, job_key_mode => 'preserve_run_at')`.execute(
    tx.db,
  )
}

/** One word of a query. */
export interface Word {
  /** What a token may begin with: as typed and, when it differs, in simplified characters. */
  spellings: readonly string[]
  /** Code prefixes of regions with that name: the word holds for what has its seat there. */
  regions: readonly string[]
}

export interface Found {
  score: number
  countyCode: string
  regionCode: string
  id: string
}

/**
 * More hits than this are not ranked one by one: so many begin with what was typed that the order of the list serves
 * as well, and reading it stops when the page is full.
 */
const mostRanked = 4000

/**
 * Organizations for which every word holds, best first: the whole name, its beginning, initials, its inside; then by
 * seat and age. A word holds for an organization by its own name or code, by that of the one above it, or by the
 * region of its seat; at least one has to hold by its own.
 */
export async function findByWords(
  tx: Transaction,
  within: Within,
  words: readonly Word[],
  filter: Filter,
  page: { after: readonly string[] | undefined; limit: number },
): Promise<Found[]> {
  const leading = await rarestWord(tx, within.counties, words)
  const others = words.filter((word) => word !== leading.word)
  const holds = [
    isReached(within.reach, within.counties),
    matches(filter),
    ...others.map((word) => holdsFor(word, within.counties)),
  ]
  const own = hitsOf(leading.word, within.counties)
  const after = page.after
    ? sql`where (score, county_code, region_code, id) > (${Number(page.after[0])}::int, ${page.after[1]},
        ${page.after[2]}, ${page.after[3]}::uuid)`
    : sql``
  const found = leading.dense
    ? denseHits(own, leading.word, within, holds, page)
    : sql`
    select min(t.score)::int as score, o.county_code, o.region_code, o.id
    from (${own}) t
    join organizations.organizations o on o.county_code = t.county_code and o.id = t.organization_id
    where ${sql.join(holds, sql` and `)}
    group by o.county_code, o.region_code, o.id`
  const { rows } = await sql<Found>`
    select score, county_code, region_code, id from (${found}) found ${after}
    order by score, county_code, region_code, id limit ${page.limit}`.execute(tx.db)
  return rows
}

/** Whole names first; then whatever else holds, in the order of the list, as far as the page reaches. */
function denseHits(
  own: Fragment,
  word: Word,
  within: Within,
  holds: readonly unknown[],
  page: { after: readonly string[] | undefined; limit: number },
): Fragment {
  const isWhole = sql`(o.county_code, o.id) in (select county_code, organization_id from organizations.tokens
    where county_code = any(${within.counties}::text[]) and token = any(${word.spellings}::text[]))`
  const conditions = sql.join([...holds], sql` and `)
  const dense = 50
  const from =
    page.after && Number(page.after[0]) === dense
      ? sql`and (o.county_code, o.region_code, o.id) > (${page.after[1]}, ${page.after[2]}, ${page.after[3]}::uuid)`
      : sql``
  return sql`
    (select 0 as score, o.county_code, o.region_code, o.id from organizations.organizations o
     where o.county_code = any(${within.counties}::text[]) and ${isWhole} and ${conditions})
    union all
    (select ${sql.lit(dense)} as score, o.county_code, o.region_code, o.id from organizations.organizations o
     where ${inCounties(within.counties)} and ${conditions} and not ${isWhole}
       and o.id in (select organization_id from (${own}) own) ${from}
     order by o.county_code, o.region_code, o.id limit ${page.limit})`
}

function inCounties(counties: readonly string[]): Fragment {
  return counties.length === 1
    ? sql`o.county_code = ${counties[0]}`
    : sql`o.county_code = any(${counties}::text[])`
}

/** The word that fewest tokens begin with leads; the others are asked of what it finds. */
async function rarestWord(
  tx: Transaction,
  counties: readonly string[],
  words: readonly Word[],
): Promise<{ word: Word; dense: boolean }> {
  const counted: { word: Word; hits: number }[] = []
  for (const word of words) {
    const { rows } = await sql<{ hits: number }>`
      select count(*) as hits from (
        select from organizations.tokens
        where county_code = any(${counties}::text[]) and ${inRanges(word, sql.raw('token'))}
        limit ${mostRanked + 1}) hits`.execute(tx.db)
    counted.push({ word, hits: rows[0]?.hits ?? 0 })
  }
  // One that no name begins with, such as a region's, can only be asked of what another finds.
  const leading = counted.filter(({ hits }) => hits > 0).sort((a, b) => a.hits - b.hits)[0]
  const { word, hits } = leading ?? (counted[0] as { word: Word; hits: number })
  return { word, dense: hits > mostRanked }
}

function inRanges({ spellings }: Word, token: Fragment): Fragment {
  const ranges = spellings.map((word) => sql`(${token} >= ${word} and ${token} < ${word + last})`)
  return sql`(${sql.join(ranges, sql` or `)})`
}

/** What a word finds by itself; an organization as often as its tokens begin so. */
function hitsOf(word: Word, counties: readonly string[]): Fragment {
  return sql`
    select county_code, organization_id,
      case when token = any (${word.spellings}::text[]) then place else place + 10 end as score
    from organizations.tokens
    where county_code = any(${counties}::text[]) and ${inRanges(word, sql.raw('token'))}`
}

function holdsFor(word: Word, counties: readonly string[]): Fragment {
  const seats = word.regions.map(
    (prefix) => sql`(o.region_code >= ${prefix} and o.region_code < ${`${prefix}:`})`,
  )
  const named = sql`exists (select from organizations.tokens t
    where t.county_code = o.county_code and t.county_code = any(${counties}::text[])
      and t.organization_id in (o.id, o.parent_id) and ${inRanges(word, sql.raw('t.token'))})`
  return sql`(${sql.join([named, ...seats], sql` or `)})`
}
