/** What everybody may read of what was done in a village. */
import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { DeedRow } from '../deeds/store.ts'

export type ToldDeed = Pick<
  DeedRow,
  | 'id'
  | 'version'
  | 'communityId'
  | 'direction'
  | 'title'
  | 'onDay'
  | 'helped'
  | 'quantity'
  | 'countedIn'
>

/**
 * Declared and confirmed deeds and gifts of communities in a cycle; of each community the newest day first. One that
 * comes from a need is there while everybody may read the need.
 *
 * @param most of each community
 * @returns each with how many its community has in all
 */
export async function listToldDeeds(
  tx: Transaction,
  of: { countyCode: string; cycleId: string; communityIds: readonly string[] },
  most: number,
): Promise<(ToldDeed & { count: number })[]> {
  const { rows } = await sql<ToldDeed & { count: number }>`
    select id, version, community_id, direction, title, on_day, helped, quantity, counted_in, count from (
      select d.id, d.version, d.community_id, d.direction, d.title, d.on_day, d.helped, d.quantity, d.counted_in,
        count(*) over of_community::int as count,
        row_number() over (of_community order by d.on_day desc, d.id desc) as place
      from activities.deeds d
      left join needs.needs n on n.county_code = d.county_code and n.id = d.need_id
      where d.county_code = ${of.countyCode} and d.community_id = any(${of.communityIds}::uuid[])
        and d.cycle_id = ${of.cycleId}::uuid and d.state in ('declared', 'confirmed')
        and (d.need_id is null or (n.on_portal and n.published_at is not null))
      window of_community as (partition by d.community_id)) numbered
    where place <= ${most}
    order by community_id, place`.execute(tx.db)
  return rows
}
