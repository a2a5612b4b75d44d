import { type Insertable, type Selectable, sql } from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import { insertTogether, type RowsOf } from '#base/server/db/insert-together.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'

export type FactRow = Selectable<Tables['indicators.facts']>
export type NewFact = Insertable<Tables['indicators.facts']>
export type NewConfirmation = Insertable<Tables['indicators.confirmations']>

/** Appends facts and leaves them to be folded. */
export async function insertFacts(tx: Transaction, rows: readonly NewFact[]): Promise<void> {
  for (const part of partsOf(rows)) {
    const facts = { table: 'indicators.facts', rows: part }
    await insertTogether([facts, toFold(part, true)]).execute(tx.db)
  }
}

/** Appends confirmations and leaves them to be folded. */
export async function insertConfirmations(
  tx: Transaction,
  rows: readonly NewConfirmation[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    const confirmations = { table: 'indicators.confirmations', rows: part }
    await insertTogether([confirmations, toFold(part, false)]).execute(tx.db)
  }
}

function toFold(rows: readonly { countyCode: string; id: string }[], isFact: boolean): RowsOf {
  const waiting = rows.map(({ countyCode, id }) => ({ countyCode, id, isFact }))
  return { table: 'indicators.unfolded', rows: waiting }
}

/** All that was ever entered of some records, what was taken back too. */
export async function listFactsOf(
  tx: Transaction,
  countyCode: string,
  recordIds: readonly string[],
): Promise<FactRow[]> {
  return tx.db
    .selectFrom('indicators.facts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('recordId', '=', sql<string>`any(${recordIds}::uuid[])`)
    .execute()
}

export interface ReachedRow {
  recordId: string
  recordVersion: number
  step: number
  toLevel: string
}

/** The last step of each chain of confirmations of some records. */
export async function listReached(
  tx: Transaction,
  countyCode: string,
  recordIds: readonly string[],
): Promise<ReachedRow[]> {
  return tx.db
    .selectFrom('indicators.confirmations')
    .distinctOn(['recordId', 'recordVersion'])
    .select(['recordId', 'recordVersion', 'step', 'toLevel'])
    .where('countyCode', '=', countyCode)
    .where('recordId', '=', sql<string>`any(${recordIds}::uuid[])`)
    .orderBy('recordId')
    .orderBy('recordVersion')
    .orderBy('step', 'desc')
    .execute()
}

/**
 * The last day on which anything was recorded of each partnership, or anybody confirmed it; those of which nothing ever
 * was are left out. What counts is when it was recorded, not which day it tells of.
 */
export async function lastMovedOn(
  tx: Transaction,
  countyCode: string,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select f.partnership_id as id,
      greatest(max(f.recorded_at), max(c.confirmed_at)) as at
    from indicators.facts f
    left join indicators.confirmations c on c.county_code = f.county_code
      and c.record_id = f.record_id and c.record_version = f.record_version
    where f.county_code = ${countyCode} and f.partnership_id = any(${partnershipIds}::uuid[])
    group by f.partnership_id`.execute(tx.db)
  return new Map(rows.map(({ id, at }) => [id, dayOf(at)]))
}
