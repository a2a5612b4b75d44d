/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { type Filter, isAfter, matches } from '../listing/store.ts'
import { isReached, type Within } from '../reach/store.ts'
import { listOrganizationsAmong, type OrganizationRow } from '../store.ts'
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

/** Leaves them to the job, as many at a time as each part holds. */
export async function insertUnindexed(
  tx: Transaction,
  countyCode: string,
  parts: readonly string[][],
): Promise<void> {
  if (parts.length === 0) return
  await tx.db
    .insertInto('organizations.unindexed')
    .values(parts.map((organizationIds) => ({ countyCode, id: newId(tx.now), organizationIds })))
    .execute()
}

/**
 * Takes some away from what waits.
 *
 * @returns those that are there still, held until the transaction ends; undefined when nothing waits
 */
export async function takeUnindexed(
  tx: Transaction,
  countyCode: string,
): Promise<OrganizationRow[] | undefined> {
  const { rows } = await sql<{ organizationIds: string[] }>`
    delete from organizations.unindexed u where u.county_code = ${countyCode} and u.id = (
      select w.id from organizations.unindexed w where w.county_code = ${countyCode} order by w.id limit 1)
    returning organization_ids`.execute(tx.db)
  const [taken] = rows
  if (!taken) return undefined
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${taken.organizationIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function listCountiesUnindexed(
  tx: Transaction,
  counties: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organizations.unindexed')
    .select('countyCode')
    .distinct()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .orderBy('countyCode')
    .execute()
  return rows.map(({ countyCode }) => countyCode)
}

/** For rows that are older than the column. */
export async function setNormalNames(
  tx: Transaction,
  countyCode: string,
  names: readonly { id: string; normalName: string }[],
): Promise<void> {
  if (names.length === 0) return
  await sql`
    update organizations.organizations o set normal_name = v.normal_name
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

/** More hits than this are not ranked one by one: reading the list in its order stops when the page is full. */
const mostRanked = 6000

/** The rank of what begins with the word, when there is too much of it to rank. */
const unranked = 50

type Page = { after: readonly string[] | undefined; limit: number }

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
  page: Page,
): Promise<Found[]> {
  const counted: Counted[] = []
  for (const word of words) counted.push(await countHits(tx, within.counties, word))
  // The word that fewest tokens begin with leads; the others are asked of what it finds.
  const [leading] = counted.filter(({ hits }) => hits > 0).sort((a, b) => a.hits - b.hits)
  if (!leading) return []
  const others = counted.filter((each) => each !== leading)
  const conditions = sql.join(
    [
      isReached(within.reach, within.counties),
      matches(filter),
      ...others.map((each) => holdsFor(each, within.counties)),
    ],
    sql` and `,
  )
  const find = leading.hits <= mostRanked ? ranked : listed
  const after = page.after
    ? sql`where (score, county_code, region_code, id) > (${Number(page.after[0])}::int, ${page.after[1]},
        ${page.after[2]}, ${page.after[3]}::uuid)`
    : sql``
  const { rows } = await sql<Found>`
    select score, county_code, region_code, id from (${find(leading, within.counties, conditions, page)}) found
    ${after} order by score, county_code, region_code, id limit ${page.limit}`.execute(tx.db)
  return rows
}

interface Counted {
  word: Word
  /** Tokens that begin with the word, and tokens that are it; one more than `mostRanked` when there are more. */
  hits: number
  whole: number
}

async function countHits(
  tx: Transaction,
  counties: readonly string[],
  word: Word,
): Promise<Counted> {
  const limit = mostRanked + 1
  const { rows } = await sql<{ hits: number; whole: number }>`
    select
      (select count(*) from (select from organizations.tokens
        where ${inCounties(counties)} and ${begins(word)} limit ${limit}) hits) as hits,
      (select count(*) from (select from organizations.tokens
        where ${inCounties(counties)} and token = any(${word.spellings}::text[]) limit ${limit}) whole) as whole`.execute(
    tx.db,
  )
  const { hits, whole } = rows[0] as { hits: number; whole: number }
  return { word, hits, whole }
}

/** Every hit with its rank. */
function ranked(
  { word }: Counted,
  counties: readonly string[],
  conditions: Fragment,
  _page: Page,
): Fragment {
  return sql`
    select min(t.score)::int as score, o.county_code, o.region_code, o.id
    from (select county_code, organization_id,
        case when token = any(${word.spellings}::text[]) then place else place + 10 end as score
      from organizations.tokens where ${inCounties(counties)} and ${begins(word)}) t
    join organizations.organizations o on o.county_code = t.county_code and o.id = t.organization_id
    where ${conditions}
    group by o.county_code, o.region_code, o.id`
}

/** What bears the word as its name first, unless that is many too; then the list in its order. */
function listed(
  { word, whole }: Counted,
  counties: readonly string[],
  conditions: Fragment,
  page: Page,
): Fragment {
  const from =
    page.after && Number(page.after[0]) === unranked
      ? sql`and ${isAfter(counties, page.after.slice(1))}`
      : sql``
  const isWhole = sql`o.id in (select organization_id from organizations.tokens
    where ${inCounties(counties)} and token = any(${word.spellings}::text[]))`
  // Asked of each row by its own tokens: as a join or a hash it would be made for all rows before the first is read.
  const beginsSo = sql`(select true from organizations.tokens t where t.county_code = o.county_code
    and t.organization_id = o.id and ${begins(word)} limit 1)`
  const rest = (besides: Fragment) => sql`
    (select ${sql.lit(unranked)} as score, o.county_code, o.region_code, o.id
     from organizations.organizations o
     where ${inCounties(counties, 'o.')} and ${conditions} and ${beginsSo} ${besides} ${from}
     order by o.county_code, o.region_code, o.id limit ${page.limit})`
  if (whole > mostRanked) return rest(sql``)
  return sql`
    (select 0 as score, o.county_code, o.region_code, o.id from organizations.organizations o
     where ${inCounties(counties, 'o.')} and ${isWhole} and ${conditions})
    union all ${rest(sql`and (${isWhole}) is not true`)}`
}

function inCounties(counties: readonly string[], of = ''): Fragment {
  const column = sql.raw(`${of}county_code`)
  return counties.length === 1
    ? sql`${column} = ${counties[0]}`
    : sql`${column} = any(${counties}::text[])`
}

export function begins({ spellings }: Pick<Word, 'spellings'>): Fragment {
  const ranges = spellings.map((word) => sql`(token >= ${word} and token < ${word + last})`)
  return sql`(${sql.join(ranges, sql` or `)})`
}

function holdsFor({ word, hits }: Counted, counties: readonly string[]): Fragment {
  const ways = word.regions.map(
    (prefix) => sql`(o.region_code >= ${prefix} and o.region_code < ${`${prefix}:`})`,
  )
  if (hits > mostRanked) {
    const begun = (id: Fragment) => sql`(select true from organizations.tokens t
      where t.county_code = o.county_code and t.organization_id = ${id} and ${begins(word)} limit 1)`
    ways.push(begun(sql`o.id`), begun(sql`o.parent_id`))
  } else if (hits > 0) {
    const own = sql`(select organization_id from organizations.tokens
      where ${inCounties(counties)} and ${begins(word)})`
    ways.push(sql`o.id in ${own}`, sql`o.parent_id in ${own}`)
  }
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`
}

/**
 * Organizations of a side that every word finds, best first: the whole name, then its beginning, initials, its
 * inside; then by code. For the public, who see whoever takes part and nobody by name.
 *
 * @param where among which they are looked for, closed ones too; without that, among those in being
 * @param words the spellings of each word
 */
export async function findOfSide(
  tx: Transaction,
  where: {
    counties: readonly string[]
    side: OrganizationRow['side']
    among?: readonly string[] | undefined
  },
  words: readonly (readonly string[])[],
  limit: number,
): Promise<OrganizationRow[]> {
  const { counties, side, among } = where
  const hits = sql.join(
    words.map((spellings, at) => hitsOf(where, spellings, at)),
    sql` union all `,
  )
  const { rows: found } = await sql<{ id: string }>`
    select o.id from (
      select county_code, organization_id, count(*) as words, sum(score) as score from (${hits}) hits
      group by county_code, organization_id
    ) found
    join organizations.organizations o on ${inCounties(counties, 'o.')}
      and o.county_code = found.county_code and o.id = found.organization_id
    where found.words = ${words.length} and o.side = ${side} and o.kind <> 'person'
      ${among ? sql`` : sql`and o.ends_on is null`}
    group by o.id order by min(found.score), min(o.code), min(o.county_code), o.id limit ${limit}`.execute(
    tx.db,
  )
  const ids = found.map(({ id }) => id)
  const rows = await listOrganizationsAmong(tx, counties, ids)
  // Where it is registered goes before where it is a guest.
  const guestsFirst = rows.sort(
    (a, b) => Number(a.homeCountyCode === null) - Number(b.homeCountyCode === null),
  )
  const byId = new Map(guestsFirst.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * Each organization of a county once, with the best place at which the word was found. Those that are not among the
 * wanted are left out here already: after one letter they would be thousands to be looked up.
 */
function hitsOf(
  { counties, among }: { counties: readonly string[]; among?: readonly string[] | undefined },
  spellings: readonly string[],
  at: number,
): Fragment {
  return sql`
    select county_code, organization_id, ${sql.lit(at)} as word,
      min(case when token = any (${spellings}::text[]) then place else place + 10 end) as score
    from organizations.tokens
    where ${inCounties(counties)} and ${begins({ spellings })}
      ${among ? sql`and organization_id in (select unnest(${among}::uuid[]))` : sql``}
    group by county_code, organization_id`
}
