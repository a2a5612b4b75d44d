/** What waits for somebody, read where it lies: each question has an index of its own. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { NeedState } from '../../shared/need-life.ts'

export interface Waiting {
  countyCode: string
  id: string
  title: string
  communityId: string
  unitId: string | null
  version: number
  since: Date
}

function inPlaces(reach: Reach): Expression<SqlBool> {
  return withinReach(expressionBuilder<Tables, never>(), reach, {
    ...{ region: 'n.regionCode', organization: 'n.communityId' },
  })
}

/** Of the villages of a reach, those at one state, the longest waiting first. */
export async function listWaitingAt(
  tx: Transaction,
  counties: readonly string[],
  reach: Reach,
  state: NeedState,
  limit: number,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select n.county_code, n.id, n.title, n.community_id, n.holder_id as unit_id, n.version, n.state_since as since
    from needs.needs n
    where n.county_code = any(${counties}::text[]) and n.state = ${state} and ${inPlaces(reach)}
    order by n.state_since limit ${limit}`.execute(tx.db)
  return rows
}

/** Units that asked for needs of these villages. */
export async function listWaitingQuestions(
  tx: Transaction,
  counties: readonly string[],
  reach: Reach,
  limit: number,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select n.county_code, n.id, n.title, n.community_id, m.organization_id as unit_id, n.version,
      m.asked_at as since
    from needs.needs n join needs.matches m on m.county_code = n.county_code and m.need_id = n.id
    where n.county_code = any(${counties}::text[]) and m.county_code = any(${counties}::text[])
      and n.state = 'published' and m.state = 'asked' and ${inPlaces(reach)}
    order by m.asked_at limit ${limit}`.execute(tx.db)
  return rows
}

/** What these units took on and have not planned, or what came back to them. */
export async function listInHand(
  tx: Transaction,
  counties: readonly string[],
  units: readonly string[],
  which: 'claimed' | 'denied',
  limit: number,
): Promise<Waiting[]> {
  const at = which === 'claimed' ? sql`n.state = 'claimed'` : sql`n.state = 'doing' and n.denied`
  const { rows } = await sql<Waiting>`
    select n.county_code, n.id, n.title, n.community_id, n.holder_id as unit_id, n.version, n.state_since as since
    from needs.needs n
    where n.county_code = any(${counties}::text[]) and n.holder_id = any(${units}::uuid[]) and ${at}
    order by n.state_since limit ${limit}`.execute(tx.db)
  return rows
}

/** Referrals to these units; or to the townships of a reach. */
export async function listReferred(
  tx: Transaction,
  counties: readonly string[],
  to: { units: readonly string[] } | { reach: Reach },
  limit: number,
): Promise<Waiting[]> {
  const receiver =
    'units' in to
      ? sql`r.to_organization_id = any(${to.units}::uuid[])`
      : sql`r.to_organization_id is null and ${inPlaces(to.reach)}`
  const { rows } = await sql<Waiting>`
    select n.county_code, n.id, n.title, n.community_id, r.from_organization_id as unit_id, n.version,
      r.asked_at as since
    from needs.referrals r join needs.needs n on n.county_code = r.county_code and n.id = r.need_id
    where r.county_code = any(${counties}::text[]) and n.county_code = any(${counties}::text[])
      and r.state = 'asked' and ${receiver}
    order by r.asked_at limit ${limit}`.execute(tx.db)
  return rows
}
