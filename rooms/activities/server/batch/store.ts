/** What a batch is held against: what was declared already. */
import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { FullDeed } from '../deeds/store.ts'
import { inCounties } from '../reach/store.ts'

/** Deeds that are not withdrawn, of these partnerships on these days. */
export async function listAlike(
  tx: Transaction,
  counties: readonly string[],
  partnershipIds: readonly string[],
  days: readonly string[],
): Promise<FullDeed[]> {
  if (partnershipIds.length === 0) return []
  const { rows } = await sql<FullDeed>`
    select d.*, coalesce((select jsonb_agg(jsonb_build_object('source', l.source, 'fen', l.fen) order by l.source)
      from activities.cost_lines l where l.county_code = d.county_code and l.deed_id = d.id), '[]') as costs
    from activities.deeds d
    where ${inCounties(counties)} and d.partnership_id = any(${partnershipIds}::uuid[])
      and d.on_day = any(${days}::date[]) and d.state <> 'withdrawn'`.execute(tx.db)
  return rows
}

/** A batch of fifteen thousand rows is written in one transaction. */
const longestBatch = '2min'

export async function takeTime(tx: Transaction): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(longestBatch)}`.execute(tx.db)
}
