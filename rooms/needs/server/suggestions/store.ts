/** Candidates for suggestions: what shares a word by the token table, and what shares a code. */
import type { NeedCode } from '@lianjian/pairing'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { NeedRow } from '../needs/store.ts'
import type { OfferRow } from '../offers/store.ts'
import type { RecordKind } from '../search/matching.ts'

/** Of one word or code the newest: what hundreds say tells none of them from another. */
const mostOfEach = 300

interface Found {
  id: string
  organizationId: string
  regionCode: string
  codes: NeedCode[]
  words: string[]
  from: string | null
  until: string | null
}
type FoundOffer = Found & { places: number | null; taken: number }

type Place = Pick<OfferRow, 'countyCode' | 'cycleId'>

/** Open offers of a cycle that share a word or a code, or are a partner's. */
export async function findOffersFor(
  tx: Transaction,
  { countyCode, cycleId }: Place,
  wanted: { words: readonly string[]; code: NeedCode; partners: readonly string[] },
): Promise<FoundOffer[]> {
  const { words, code, partners } = wanted
  const { rows } = await sql<FoundOffer>`
    with shared as (${sharingWords('offer', countyCode, words)}),
    fitting as (
      select record_id as id from shared
      union
      (select id from needs.offers where county_code = ${countyCode} and cycle_id = ${cycleId}
        and state = 'published' and ${code} = any(needs) order by id desc limit ${mostOfEach})
      union
      select id from needs.offers where county_code = ${countyCode} and cycle_id = ${cycleId}
        and state = 'published' and organization_id = any(${partners}::uuid[]))
    select f.id, f.organization_id, o.region_code, f.needs as codes, coalesce(s.words, '{}') as words,
      f.from_day as "from", f.until_day as until, f.places, f.taken
    from fitting x
    join needs.offers f on f.county_code = ${countyCode} and f.id = x.id
    join organizations.organizations o on o.county_code = ${countyCode} and o.id = f.organization_id
    left join shared s on s.record_id = f.id
    where f.cycle_id = ${cycleId} and f.state = 'published'`.execute(tx.db)
  return rows
}

/** Needs of a cycle that nobody has taken on, and that share a word or a code, or are a partner's. */
export async function findNeedsFor(
  tx: Transaction,
  { countyCode, cycleId }: Place,
  wanted: { words: readonly string[]; codes: readonly string[]; communities: readonly string[] },
): Promise<Found[]> {
  const { words, codes, communities } = wanted
  const { rows } = await sql<Found>`
    with shared as (${sharingWords('need', countyCode, words)}),
    fitting as (
      select record_id as id from shared
      union
      select n.id from unnest(${codes}::text[]) as c (code) cross join lateral (
        select id from needs.needs where county_code = ${countyCode} and cycle_id = ${cycleId}
          and category = c.code and state = 'published' order by id desc limit ${mostOfEach}) n
      union
      select n.id from unnest(${communities}::uuid[]) as p (id) cross join lateral (
        select id from needs.needs where county_code = ${countyCode} and community_id = p.id
          order by id desc limit ${mostOfEach}) n)
    select n.id, n.community_id as organization_id, n.region_code, array[n.category] as codes,
      coalesce(s.words, '{}') as words, null as "from", n.wanted_by as until
    from fitting x
    join needs.needs n on n.county_code = ${countyCode} and n.id = x.id
    left join shared s on s.record_id = n.id
    where n.cycle_id = ${cycleId} and n.state = 'published'`.execute(tx.db)
  return rows
}

/** Records with the words that they share, in the order in which the words were asked for. */
function sharingWords(
  kind: RecordKind,
  countyCode: string,
  words: readonly string[],
): RawBuilder<unknown> {
  return sql`
    select t.record_id, array_agg(w.word order by w.at) as words
    from unnest(${words}::text[]) with ordinality as w (word, at) cross join lateral (
      select record_id from needs.search_tokens where county_code = ${countyCode} and kind = ${kind}
        and token = w.word order by record_id desc limit ${mostOfEach}) t
    group by t.record_id`
}

interface Doer {
  organizationId: string
  count: number
}

/** Of the needs of a kind that were closed last, who met them; the most first. */
export async function listDoers(
  tx: Transaction,
  { countyCode, cycleId, category }: Pick<NeedRow, 'countyCode' | 'cycleId' | 'category'>,
  limit: number,
): Promise<Doer[]> {
  const { rows } = await sql<Doer>`
    select holder_id as organization_id, count(*)::int as count from (
      select holder_id from needs.needs where county_code = ${countyCode} and cycle_id = ${cycleId}
        and category = ${category} and state = 'closed' order by id desc limit ${mostOfEach}) closed
    where holder_id is not null
    group by holder_id order by count desc, holder_id limit ${limit}`.execute(tx.db)
  return rows
}
