import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { DeedRow } from '../deeds/store.ts'

export type ToldDeed = Pick<
  DeedRow,
  'id' | 'version' | 'direction' | 'title' | 'onDay' | 'helped' | 'quantity' | 'countedIn' | 'state'
> & { fen: number }

/** Deeds and gifts of a partnership that were not withdrawn. */
export async function listDeedsUnder(
  tx: Transaction,
  { countyCode, id }: { countyCode: string; id: string },
  { from, until }: { from: string; until: string },
): Promise<ToldDeed[]> {
  const { rows } = await sql<ToldDeed>`
    select d.id, d.version, d.direction, d.title, d.on_day, d.helped, d.quantity, d.counted_in, d.state,
      coalesce((select sum(l.fen) from activities.cost_lines l
        where l.county_code = d.county_code and l.deed_id = d.id), 0)::bigint as fen
    from activities.deeds d
    where d.county_code = ${countyCode} and d.partnership_id = ${id}::uuid and d.state <> 'withdrawn'
      and d.on_day between ${from}::date and ${until}::date
    order by d.on_day, d.id`.execute(tx.db)
  return rows
}
