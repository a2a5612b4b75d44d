import { type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Part } from '../../shared/words.ts'

export type ParticipantRow = Omit<Selectable<Tables['programmes.participants']>, 'part'> & {
  part: Part
}

export async function insertParticipants(
  tx: WriteTransaction,
  rows: readonly ParticipantRow[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('programmes.participants').values(part).execute()
  }
}

export interface ParticipantFilter {
  counties: readonly string[]
  cycleIds: readonly string[]
  part?: Part | undefined
  state: 'present' | 'left'
  organizationIds?: readonly string[] | undefined
  /** County, organization and id of the last one. */
  after?: readonly string[] | undefined
  limit?: number
}

export async function listParticipants(
  tx: Transaction,
  { counties, cycleIds, part, state, organizationIds, after, limit }: ParticipantFilter,
): Promise<ParticipantRow[]> {
  let query = tx.db
    .selectFrom('programmes.participants')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('cycleId', '=', sql<string>`any(${cycleIds}::uuid[])`)
    .where('leftOn', state === 'present' ? 'is' : 'is not', null)
    .orderBy('countyCode')
    .orderBy('organizationId')
    .orderBy('id')
  if (part) query = query.where('part', '=', part)
  if (organizationIds) {
    query = query.where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
  }
  if (after) {
    const [county, organization, id] = after
    query = query.where(
      sql<boolean>`(county_code, organization_id, id) > (${county}, ${organization}::uuid, ${id}::uuid)`,
    )
  }
  if (limit !== undefined) query = query.limit(limit)
  return (await query.execute()) as ParticipantRow[]
}

/** Organizations that take part in a cycle, by id: supporters or communities. */
export async function listPresent(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<ReadonlyMap<string, Part>> {
  const rows = await tx.db
    .selectFrom('programmes.participants')
    .select(['organizationId', 'part'])
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('cycleId', '=', cycleId)
    .where('leftOn', 'is', null)
    .execute()
  return new Map(rows.map(({ organizationId, part }) => [organizationId, part as Part]))
}

export type Counts = Record<Part, number>

/** Those that take part, by part. */
export async function countParticipants(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<Counts> {
  const rows = await tx.db
    .selectFrom('programmes.participants')
    .select((eb) => ['part', eb.fn.countAll<number>().as('count')])
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('cycleId', '=', cycleId)
    .where('leftOn', 'is', null)
    .groupBy('part')
    .execute()
  const counts: Counts = { supporter: 0, community: 0, ally: 0 }
  for (const { part, count } of rows) counts[part as Part] = Number(count)
  return counts
}

/** Open participations of these organizations in cycles that are not over on a day. */
export async function listOpenOf(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
  day: string,
): Promise<ParticipantRow[]> {
  const rows = await tx.db
    .selectFrom('programmes.participants as p')
    .innerJoin('programmes.cycles as c', 'c.id', 'p.cycleId')
    .selectAll('p')
    .where('p.countyCode', '=', countyCode)
    .where('p.organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .where('p.leftOn', 'is', null)
    .where('c.endsOn', '>=', day)
    .orderBy('p.id')
    .execute()
  return rows as ParticipantRow[]
}

/** Cycles in which one of these organizations takes part. */
export async function listCycleIdsOf(
  tx: Transaction,
  counties: readonly string[],
  organizationIds: readonly string[],
): Promise<string[]> {
  if (organizationIds.length === 0) return []
  const rows = await tx.db
    .selectFrom('programmes.participants')
    .select('cycleId')
    .distinct()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .where('leftOn', 'is', null)
    .execute()
  return rows.map(({ cycleId }) => cycleId)
}

/** All that one organization ever took part in, held until the transaction ends. */
export async function lockAllOf(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<ParticipantRow[]> {
  const rows = await tx.db
    .selectFrom('programmes.participants')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as ParticipantRow[]
}

export async function updateParticipants(
  tx: WriteTransaction,
  rows: readonly ParticipantRow[],
): Promise<void> {
  for (const { countyCode, id, organizationId, leftOn, leftReason, ...row } of rows) {
    const { changedBy, changedAt } = row
    await tx.db
      .updateTable('programmes.participants')
      .set({ organizationId, leftOn, leftReason, changedBy, changedAt })
      .where('countyCode', '=', countyCode)
      .where('id', '=', id)
      .execute()
  }
}
