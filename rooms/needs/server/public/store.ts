/** What everybody may read of a village's needs. */
import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { NeedLevel } from '../../shared/confirmation.ts'
import type { NeedState } from '../../shared/need-life.ts'

/** A need in the village's own words, and where it has got to. */
export interface PublicNeed {
  communityId: string
  title: string
  state: NeedState
  /** By whose word it was met; null while it is not. */
  level: NeedLevel | null
}

/**
 * Needs of communities in a cycle that are published and that the village lets everybody read: of each community those
 * that are still to be met first, the newest of them on top.
 *
 * @param most of each community
 * @returns of each community, by its id, these and how many there are in all; one that has none is not in it
 */
export async function listPublicNeeds(
  tx: Transaction,
  of: { countyCode: string; cycleId: string; communityIds: readonly string[] },
  most: number,
): Promise<ReadonlyMap<string, { items: PublicNeed[]; count: number }>> {
  const { rows } = await sql<PublicNeed & { count: number }>`
    select community_id, title, state, level, count from (
      select n.community_id, n.title, n.state, n.level, count(*) over of_community::int as count,
        row_number() over (of_community order by n.state in ('closed', 'unfeasible'), n.id desc) as place
      from needs.needs n
      where n.county_code = ${of.countyCode} and n.community_id = any(${of.communityIds}::uuid[])
        and n.cycle_id = ${of.cycleId}::uuid and n.on_portal and n.published_at is not null
        and n.state <> 'merged'
      window of_community as (partition by n.community_id)) numbered
    where place <= ${most}
    order by community_id, place`.execute(tx.db)
  const byCommunity = Map.groupBy(rows, ({ communityId }) => communityId)
  return new Map(
    [...byCommunity].map(([id, own]) => [
      id,
      { items: own.map(({ count: _, ...need }) => need), count: own[0]?.count ?? 0 },
    ]),
  )
}
