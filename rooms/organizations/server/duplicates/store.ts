import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { toSimplified } from '#base/server/search/simplified.ts'
import { normalName } from '../../shared/normal-name.ts'
import { communityKinds } from '../../shared/words.ts'
import { isReached, isWithin, type Within } from '../reach/store.ts'

export interface DuplicatePair {
  olderId: string
  newerId: string
  reasons: ('name' | 'code' | 'credit-code' | 'region')[]
}

export interface Alike {
  id: string
  reasons: ('name' | 'code')[]
}

/** Open organizations of a name however it is written, and whichever has a code on its side, closed ones too. */
export async function listAlike(
  tx: Transaction,
  within: Within,
  {
    name,
    side,
    code,
  }: { name?: string | undefined; side?: string | undefined; code?: string | undefined },
  limit: number,
): Promise<Alike[]> {
  if (within.counties.length === 0) return []
  const normal = name?.trim() ? normalName(toSimplified(name.trim())) : null
  const { rows } = await sql<Alike>`
    select id, array_remove(array[case when by_code then 'code' end, case when by_name then 'name' end], null) as reasons
    from (
      select o.id,
        coalesce(o.normal_name = ${normal} and o.ends_on is null and o.home_county_code is null, false) as by_name,
        coalesce(o.side = ${side ?? null} and o.code = ${code?.trim() ?? null}, false) as by_code
      from organizations.organizations o
      where ${isWithin(within)}
        and (o.normal_name = ${normal} or (o.side = ${side ?? null} and o.code = ${code?.trim() ?? null}))) alike
    where by_name or by_code order by by_code desc, id limit ${limit}`.execute(tx.db)
  return rows
}

/**
 * Open organizations that may be one: of the same name below the same one (villages and their like: on the same
 * seat, because many counties have two of a name); of the same name and code on both sides; of the same credit code;
 * villages, or communities, on the code of one.
 *
 * @param page.after the two ids of the last pair
 */
export async function listDuplicates(
  tx: Transaction,
  { reach, counties }: Within,
  page: { after: readonly string[] | undefined; limit: number },
): Promise<DuplicatePair[]> {
  const [countyCode] = counties
  if (countyCode === undefined) return []
  const places = communityKinds.join(',')
  const isOpen = sql`o.county_code = ${countyCode} and o.ends_on is null and o.home_county_code is null and ${isReached(reach, counties)}`
  const after = page.after
    ? sql`and (older_id, newer_id) > (${page.after[0]}::uuid, ${page.after[1]}::uuid)`
    : sql``
  const pairs = (
    same: ReturnType<typeof sql>,
    reason: string,
    condition: ReturnType<typeof sql>,
  ) => sql`
    select a.id as older_id, b.id as newer_id, ${sql.lit(reason)}::text as reason
    from open a join open b on ${same} and a.id < b.id where ${condition}`
  const { rows } = await sql<DuplicatePair>`
    with open as materialized (
      select o.id, o.side, o.code, o.kind, o.region_code, o.parent_id, o.normal_name, o.social_credit_code
      from organizations.organizations o where ${isOpen})
    select older_id, newer_id, array_agg(reason order by reason) as reasons from (
      ${pairs(
        sql`a.normal_name = b.normal_name`,
        'name',
        sql`a.parent_id is not distinct from b.parent_id
          and (not (a.kind = any(string_to_array(${places}, ',')) or b.kind = any(string_to_array(${places}, ',')))
            or a.region_code = b.region_code)`,
      )}
      union all
      ${pairs(
        sql`a.normal_name = b.normal_name`,
        'code',
        sql`a.code = b.code and a.side <> b.side`,
      )}
      union all
      ${pairs(sql`a.social_credit_code = b.social_credit_code`, 'credit-code', sql`true`)}
      union all
      ${pairs(
        sql`a.region_code = b.region_code`,
        'region',
        // Two of one township are two villages whose own codes nobody entered.
        sql`a.kind = b.kind and a.kind in ('village', 'community') and a.region_code not like '%000'`,
      )}
    ) pairs where true ${after}
    group by older_id, newer_id order by older_id, newer_id limit ${page.limit}`.execute(tx.db)
  return rows
}
