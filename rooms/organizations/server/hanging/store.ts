import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'

export interface OwnCounts {
  branches: number
  posts: number
  contacts: number
  teams: number
  joined: number
}

/** What this room keeps of these organizations, by number. Branches that are among them count too. */
export async function countOwn(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OwnCounts> {
  const own = sql`any(${ids}::uuid[])`
  const { rows } = await sql<OwnCounts>`
    select
      (select count(*) from organizations.organizations
        where county_code = ${countyCode} and parent_id = ${own} and ends_on is null) as branches,
      coalesce(sum(t.posts), 0)::int as posts, coalesce(sum(t.contacts), 0)::int as contacts,
      (select count(*) from organizations.teams
        where county_code = ${countyCode} and organization_id = ${own} and ends_on is null) as teams,
      (select count(*) from organizations.team_organizations
        where county_code = ${countyCode} and organization_id = ${own}) as joined
    from organizations.tallies t where t.county_code = ${countyCode} and t.organization_id = ${own}`.execute(
    tx.db,
  )
  return rows[0] as OwnCounts
}
