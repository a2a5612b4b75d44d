/** What the office says of a cycle's participants, sheet by sheet. */
import { type Insertable, type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

import { listOrganizationsByIds, type OrganizationRow } from '#rooms/organizations/server/door.ts'
import { inCounties } from '../runs/store.ts'

type RosterRow = Insertable<Tables['pairing.rosterRows']>

/** What was said of them before is said anew. */
export async function putRosterRows(
  tx: WriteTransaction,
  rows: readonly RosterRow[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db
      .insertInto('pairing.rosterRows')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['countyCode', 'cycleId', 'organizationId']).doUpdateSet((set) => ({
          ownerOrgId: set.ref('excluded.ownerOrgId'),
          tier: set.ref('excluded.tier'),
          function: set.ref('excluded.function'),
          offers: set.ref('excluded.offers'),
          needs: set.ref('excluded.needs'),
          capacityMin: set.ref('excluded.capacityMin'),
          capacityMax: set.ref('excluded.capacityMax'),
        })),
      )
      .execute()
  }
}

/** Those that a sheet names no more. */
export async function dropRosterRows(
  tx: WriteTransaction,
  { countyCode, cycleId, side }: { countyCode: string; cycleId: string; side: string },
  keep: readonly string[],
): Promise<void> {
  await sql`
    delete from pairing.roster_rows r using organizations.organizations o
    where r.county_code = ${countyCode} and r.cycle_id = ${cycleId}::uuid
      and o.county_code = ${countyCode} and o.id = r.organization_id and o.side = ${side}
      and r.organization_id <> all(${keep}::uuid[])`.execute(tx.db)
}

/** Organization of each code that the roster of a cycle holds, by side. */
export async function listRosterCodes(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<{ side: string; code: string; id: string }[]> {
  const { rows } = await sql<{ side: string; code: string; id: string }>`
    select o.side, o.code, o.id from pairing.roster_rows r
    join organizations.organizations o on o.county_code = r.county_code and o.id = r.organization_id
    where r.county_code = ${countyCode} and o.county_code = ${countyCode} and r.cycle_id = ${cycleId}::uuid`.execute(
    tx.db,
  )
  return rows
}

export interface RosterSums {
  side: string
  rows: number
  capacityMin: number
  capacityMax: number
  withTier: number
}

export async function sumRoster(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<RosterSums[]> {
  const { rows } = await sql<RosterSums>`
    select o.side, count(*)::int as rows, sum(r.capacity_min)::int as capacity_min,
      sum(r.capacity_max)::int as capacity_max, count(r.tier)::int as with_tier
    from pairing.roster_rows r
    join organizations.organizations o on o.county_code = r.county_code and o.id = r.organization_id
    where r.county_code = ${countyCode} and o.county_code = ${countyCode} and r.cycle_id = ${cycleId}::uuid
      and o.ends_on is null
    group by o.side`.execute(tx.db)
  return rows
}

/** Pairs that must or must not be, instead of those said before. */
export async function replaceRelations(
  tx: WriteTransaction,
  { countyCode, cycleId }: { countyCode: string; cycleId: string },
  rows: readonly Insertable<Tables['pairing.relations']>[],
): Promise<void> {
  await tx.db
    .deleteFrom('pairing.relations')
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .execute()
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('pairing.relations').values(part).execute()
  }
}

/** Whether there was one. */
export async function dropRelation(
  tx: WriteTransaction,
  key: {
    countyCode: string
    cycleId: string
    supporterId: string
    communityId: string
    relation: string
  },
): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('pairing.relations')
    .where('countyCode', '=', key.countyCode)
    .where('cycleId', '=', key.cycleId)
    .where('supporterId', '=', key.supporterId)
    .where('communityId', '=', key.communityId)
    .where('relation', '=', key.relation)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Bounds beside what is in force: places that are taken already stay on top of them. */
export async function moveCapacity(
  tx: WriteTransaction,
  { countyCode, cycleId, id }: { countyCode: string; cycleId: string; id: string },
  from: { min: number; max: number },
  to: { min: number; max: number },
): Promise<void> {
  const more = to.max - from.max
  await tx.db
    .updateTable('pairing.rosterRows')
    .set((set) => ({
      capacityMax: set('capacityMax', '+', more),
      ...(to.min !== from.min && {
        capacityMin: set('capacityMax', '+', to.min - from.max),
      }),
    }))
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .where('organizationId', '=', id)
    .execute()
}

/** One that is known already keeps its state: a side may have questioned it. */
export async function addExistingPairs(
  tx: WriteTransaction,
  rows: readonly Insertable<Tables['pairing.existingPairs']>[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db
      .insertInto('pairing.existingPairs')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['countyCode', 'cycleId', 'supporterId', 'communityId'])
          .doUpdateSet((set) => ({ since: set.ref('excluded.since') })),
      )
      .execute()
  }
}

/** What both sides wish, instead of what the sheet said before. */
export async function replaceChoices(
  tx: WriteTransaction,
  { countyCode, cycleId }: { countyCode: string; cycleId: string },
  rows: readonly Insertable<Tables['pairing.choices']>[],
): Promise<void> {
  await tx.db
    .deleteFrom('pairing.choices')
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .execute()
  for (const part of partsOf(rows)) await tx.db.insertInto('pairing.choices').values(part).execute()
}

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

/** Partnerships of a cycle that hold on a day. */
export async function listInForce(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
  day: string,
): Promise<Selectable<Tables['pairing.partnerships']>[]> {
  return tx.db
    .selectFrom('pairing.partnerships')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .where('endsOn', '>=', day)
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
