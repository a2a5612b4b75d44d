import { type Selectable, sql } from 'kysely'
import { type Named, namesBy } from '#base/server/db/names-by.ts'
import { afterPrefix, type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type CountRow = Selectable<Tables['indicators.monthlyCounts']>

export interface CountKey {
  countyCode: string
  cycleId: string
  organizationId: string
  measure: string
  month: string
}

/** Held until the transaction ends. */
export async function lockCountOf(
  tx: WriteTransaction,
  key: CountKey,
): Promise<CountRow | undefined> {
  return tx.db
    .selectFrom('indicators.monthlyCounts')
    .selectAll()
    .where('countyCode', '=', key.countyCode)
    .where('cycleId', '=', key.cycleId)
    .where('organizationId', '=', key.organizationId)
    .where('measure', '=', key.measure)
    .where('month', '=', key.month)
    .forUpdate()
    .executeTakeFirst()
}

/** The same by its id. */
export async function lockCount(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<CountRow | undefined> {
  return tx.db
    .selectFrom('indicators.monthlyCounts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** @returns false where somebody else entered one for the month meanwhile */
export async function insertCount(tx: WriteTransaction, row: CountRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows: inserted } = await tx.db
    .insertInto('indicators.monthlyCounts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'cycleId', 'organizationId', 'measure', 'month']).doNothing(),
    )
    .executeTakeFirstOrThrow()
  return Number(inserted) === 1
}

export async function updateCount(tx: WriteTransaction, row: CountRow): Promise<void> {
  const { countyCode, id, quantity, reason, version, regionCode, ...by } = row
  const { enteredBy, enteredAt, countersignedBy, countersignedAt } = by
  await tx.db
    .updateTable('indicators.monthlyCounts')
    .set({ quantity, reason, version, regionCode, enteredBy, enteredAt })
    .set({ countersignedBy, countersignedAt })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

export interface CountsOf {
  countyCode: string
  cycleId: string
  /** Of one village, or of all below a code. */
  organizationId?: string
  within?: string
}

/** Newest month first, then by place. */
export async function listCounts(
  tx: Transaction,
  { countyCode, cycleId, organizationId, within }: CountsOf,
): Promise<CountRow[]> {
  let query = tx.db
    .selectFrom('indicators.monthlyCounts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .orderBy('month', 'desc')
    .orderBy('regionCode')
    .orderBy('id')
  if (organizationId !== undefined) query = query.where('organizationId', '=', organizationId)
  if (within !== undefined) {
    query = query.where('regionCode', '>=', within).where('regionCode', '<', afterPrefix(within))
  }
  return query.execute()
}

/** What these villages entered of a month, in whichever cycle. */
export async function listEntered(
  tx: Transaction,
  { countyCode, organizationIds }: { countyCode: string; organizationIds: readonly string[] },
  since: string,
): Promise<Pick<CountRow, 'cycleId' | 'organizationId' | 'measure' | 'month'>[]> {
  return tx.db
    .selectFrom('indicators.monthlyCounts')
    .select(['cycleId', 'organizationId', 'measure', 'month'])
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .where('month', '>=', since)
    .execute()
}

/** Those within a reach to which nobody agreed yet and which somebody else entered, the oldest month first. */
export async function listToCountersign(
  tx: Transaction,
  counties: readonly string[],
  reach: Reach,
  { notBy, limit }: { notBy: string; limit: number },
): Promise<CountRow[]> {
  return tx.db
    .selectFrom('indicators.monthlyCounts')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('countersignedBy', 'is', null)
    .where('enteredBy', '<>', notBy)
    .where((eb) => withinReach(eb, reach, { region: 'regionCode', organization: 'organizationId' }))
    .orderBy('month')
    .orderBy('regionCode')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** A count is called by its village and its month. */
export const namesOfMonthlyCounts = namesBy(
  (countyCode, ids) => sql<Named>`
    select c.id, o.name || ' ' || to_char(c.month, 'YYYY-MM') as name from indicators.monthly_counts c
    join organizations.organizations o on o.county_code = c.county_code and o.id = c.organization_id
    where c.county_code = ${countyCode} and c.id = ${ids}`,
)
