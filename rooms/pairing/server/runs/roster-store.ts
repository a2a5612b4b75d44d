/** What the roster of a cycle is put together from. */
import { type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsByIds, type OrganizationRow } from '#rooms/organizations/server/door.ts'
import { inCounties } from './store.ts'

export interface RosterEntry {
  organization: OrganizationRow
  row: Selectable<Tables['pairing.rosterRows']>
}

/** Open organizations with what the office says of them, in the order of county and code. */
export async function listRosterWithOrganizations(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
): Promise<RosterEntry[]> {
  const rows = await tx.db
    .selectFrom('pairing.rosterRows')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
  const entries: RosterEntry[] = []
  for (const [countyCode, own] of Map.groupBy(rows, (row) => row.countyCode)) {
    const byId = new Map(own.map((row) => [row.organizationId, row]))
    for (const part of partsOf([...byId.keys()])) {
      for (const organization of await listOrganizationsByIds(tx, countyCode, part)) {
        const row = byId.get(organization.id)
        if (row && organization.endsOn === null) entries.push({ organization, row })
      }
    }
  }
  const key = ({ organization: { countyCode, side, code } }: RosterEntry) =>
    `${countyCode} ${side} ${code}`
  return entries.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export async function listRelations(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
): Promise<Selectable<Tables['pairing.relations']>[]> {
  return tx.db
    .selectFrom('pairing.relations')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
}

/** Ties from before that nobody ended; those that are questioned too, until somebody decides. */
export async function listExistingPairs(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
): Promise<Selectable<Tables['pairing.existingPairs']>[]> {
  return tx.db
    .selectFrom('pairing.existingPairs')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .where('state', '!=', 'ended')
    .execute()
}

export async function listChoices(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
): Promise<Selectable<Tables['pairing.choices']>[]> {
  return tx.db
    .selectFrom('pairing.choices')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
}

/** How many partnerships each organization has on a day, of a cycle, by its id. */
export async function countInForce(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
  day: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select side.id, count(*)::int as count from pairing.partnerships p
    cross join lateral (values (p.supporter_id), (p.community_id)) as side (id)
    where ${inCounties(counties)} and p.cycle_id = ${cycleId}::uuid and p.ends_on >= ${day}
    group by side.id`.execute(tx.db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
