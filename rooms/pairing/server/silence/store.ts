import { type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { inCounties } from '../runs/store.ts'
import type { PartnershipRow } from '../store.ts'

export type SilenceRow = Selectable<Tables['pairing.silences']>

/** In which partnerships hold on a day, or a silence is not over. */
export async function listCountiesToWatch(
  tx: Transaction,
  counties: readonly string[],
  day: string,
): Promise<string[]> {
  const { rows } = await sql<{ county: string }>`
    select county_code as county from pairing.partnerships
    where ${inCounties(counties)} and begins_on <= ${day} and ends_on >= ${day} and end_reason is null
    union select county_code from pairing.silences
    where ${inCounties(counties)} and ended_on is null
    order by county`.execute(tx.db)
  return rows.map(({ county }) => county)
}

export interface Holding {
  countyCode: string
  id: string
  cycleId: string
  /**
   * Since when something could have been recorded: of one that is older than its run, the day on which the run came
   * into force.
   */
  startsOn: string
}

/** @param keepers codes under which the runs may be kept; the transaction holds them too */
export async function listHolding(
  tx: Transaction,
  countyCode: string,
  { keepers, day }: { keepers: readonly string[]; day: string },
): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select p.county_code, p.id, p.cycle_id, greatest(p.begins_on, r.in_force_on) as starts_on
    from pairing.partnerships p
    left join pairing.runs r on r.county_code = coalesce(p.run_county_code, p.county_code)
      and r.id = p.run_id and r.county_code = any(${keepers}::text[])
    where p.county_code = ${countyCode} and p.begins_on <= ${day} and p.ends_on >= ${day}
      and p.end_reason is null
    order by p.id`.execute(tx.db)
  return rows
}

/** Held until the transaction ends, so that of two who watch at once the second finds what the first did. */
export async function holdOpenSilences(
  tx: WriteTransaction,
  countyCode: string,
): Promise<SilenceRow[]> {
  return tx.db
    .selectFrom('pairing.silences')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('endedOn', 'is', null)
    .orderBy('partnershipId')
    .forUpdate()
    .execute()
}

/** @returns false when the same silence was told before */
export async function beginSilence(
  tx: WriteTransaction,
  row: Pick<SilenceRow, 'countyCode' | 'partnershipId' | 'silentSince' | 'unitToldOn'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('pairing.silences')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'partnershipId', 'silentSince']).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function changeSilence(
  tx: WriteTransaction,
  { countyCode, partnershipId, silentSince }: SilenceRow,
  change: { officeToldOn: string } | { endedOn: string },
): Promise<void> {
  await tx.db
    .updateTable('pairing.silences')
    .set(change)
    .where('countyCode', '=', countyCode)
    .where('partnershipId', '=', partnershipId)
    .where('silentSince', '=', silentSince)
    .execute()
}

/** Open ones with their partnerships, the longest first. */
export async function listSilent(
  tx: Transaction,
  counties: readonly string[],
  limit: number,
): Promise<(PartnershipRow & { silentSince: string; officeToldOn: string | null })[]> {
  return tx.db
    .selectFrom('pairing.silences as s')
    .innerJoin('pairing.partnerships as p', (join) =>
      join.onRef('p.countyCode', '=', 's.countyCode').onRef('p.id', '=', 's.partnershipId'),
    )
    .selectAll('p')
    .select(['s.silentSince', 's.officeToldOn'])
    .where(inCounties(counties, 's.county_code'))
    .where(inCounties(counties, 'p.county_code'))
    .where('s.endedOn', 'is', null)
    .orderBy('s.silentSince')
    .orderBy('p.id')
    .limit(limit)
    .execute()
}
