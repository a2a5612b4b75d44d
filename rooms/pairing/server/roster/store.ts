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

export async function deleteRosterRows(
  tx: WriteTransaction,
  { counties, cycleId }: { counties: readonly string[]; cycleId: string },
  organizationIds: readonly string[],
): Promise<void> {
  for (const part of partsOf(organizationIds)) {
    await tx.db
      .deleteFrom('pairing.rosterRows')
      .where(inCounties(counties))
      .where('cycleId', '=', cycleId)
      .where('organizationId', '=', sql<string>`any(${part}::uuid[])`)
      .execute()
  }
}

export type RosterCode = Pick<OrganizationRow, 'countyCode' | 'side' | 'code' | 'id'>

/** Organizations that the roster of a cycle holds, by their counties' codes. */
export async function listRosterCodes(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<RosterCode[]> {
  const rows = await tx.db
    .selectFrom('pairing.rosterRows')
    .select(['countyCode', 'organizationId'])
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
  const codes: RosterCode[] = []
  // Not joined: of tables that were filled just now a planner knows nothing, and a city's took it more than ten seconds.
  for (const [countyCode, own] of Map.groupBy(rows, (row) => row.countyCode)) {
    for (const part of partsOf(own.map(({ organizationId }) => organizationId))) {
      codes.push(...(await listOrganizationsByIds(tx, countyCode, part)))
    }
  }
  return codes
}

/** How many ties from before and wishes a cycle has. */
export async function countTiesAndChoices(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<{ existing: number; choices: number }> {
  const { rows } = await sql<{ existing: number; choices: number }>`
    select
      (select count(*)::int from pairing.existing_pairs
        where ${inCounties(counties)} and cycle_id = ${cycleId}::uuid and state <> 'ended') as existing,
      (select count(*)::int from pairing.choices
        where ${inCounties(counties)} and cycle_id = ${cycleId}::uuid) as choices`.execute(tx.db)
  return rows[0] as { existing: number; choices: number }
}

/** Pairs that must or must not be, instead of those said before. */
export async function replaceRelations(
  tx: WriteTransaction,
  { counties, cycleId }: { counties: readonly string[]; cycleId: string },
  rows: readonly Insertable<Tables['pairing.relations']>[],
): Promise<void> {
  await tx.db
    .deleteFrom('pairing.relations')
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('pairing.relations').values(part).execute()
  }
}

interface Pair {
  countyCode: string
  cycleId: string
  supporterId: string
  communityId: string
}

export async function findRelation(
  tx: Transaction,
  { countyCode, cycleId, supporterId, communityId }: Pair,
): Promise<Selectable<Tables['pairing.relations']> | undefined> {
  return tx.db
    .selectFrom('pairing.relations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .where('supporterId', '=', supporterId)
    .where('communityId', '=', communityId)
    .executeTakeFirst()
}

/** Instead of what was said of the two before. */
export async function putRelation(
  tx: WriteTransaction,
  row: Insertable<Tables['pairing.relations']>,
): Promise<void> {
  await tx.db
    .insertInto('pairing.relations')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['countyCode', 'cycleId', 'supporterId', 'communityId'])
        .doUpdateSet((set) => ({
          relation: set.ref('excluded.relation'),
          reason: set.ref('excluded.reason'),
        })),
    )
    .execute()
}

/**
 * @param relation only when it is this one
 * @returns whether there was one
 */
export async function dropRelation(
  tx: WriteTransaction,
  { countyCode, cycleId, supporterId, communityId }: Pair,
  relation?: string,
): Promise<boolean> {
  let query = tx.db
    .deleteFrom('pairing.relations')
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .where('supporterId', '=', supporterId)
    .where('communityId', '=', communityId)
  if (relation !== undefined) query = query.where('relation', '=', relation)
  const { numDeletedRows } = await query.executeTakeFirst()
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
  { counties, cycleId }: { counties: readonly string[]; cycleId: string },
  rows: readonly Insertable<Tables['pairing.choices']>[],
): Promise<void> {
  await tx.db
    .deleteFrom('pairing.choices')
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
  for (const part of partsOf(rows)) await tx.db.insertInto('pairing.choices').values(part).execute()
}

/** What the office says of participants, whoever they are by now. */
export async function listRosterRows(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
): Promise<Selectable<Tables['pairing.rosterRows']>[]> {
  return tx.db
    .selectFrom('pairing.rosterRows')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
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
  const rows = await listRosterRows(tx, cycleId, counties)
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
