/** Organizations as a sheet holds them, a batch at a time by the key of the last one. */
import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { type Filter, isAfter, listOrder, matches } from '../listing/store.ts'
import { isWithin, type Within } from '../reach/store.ts'
import type { RowOf } from '../store.ts'

const exported = [
  'o.countyCode',
  'o.id',
  'o.side',
  'o.code',
  'o.name',
  'o.kind',
  'o.level',
  'o.function',
  'o.regionCode',
  'o.socialCreditCode',
  'o.members',
  'o.households',
  'o.endsOn',
] as const

export type Exported = RowOf<typeof exported> & {
  parentSide: string | null
  parentCode: string | null
}

/** A join: of a whole list, the rows above are read once. */
function selectExported(tx: Transaction, within: Within) {
  return tx.db
    .selectFrom('organizations.organizations as o')
    .select([...exported])
    .leftJoin('organizations.organizations as p', (join) =>
      join.onRef('p.countyCode', '=', 'o.countyCode').onRef('p.id', '=', 'o.parentId'),
    )
    .select(['p.side as parentSide', 'p.code as parentCode'])
    .where(isWithin(within))
}

/** In the order of the list, from after the last one. */
export async function listExported(
  tx: Transaction,
  within: Within,
  filter: Filter,
  page: { after: Exported | undefined; limit: number },
): Promise<Exported[]> {
  if (within.counties.length === 0) return []
  let query = selectExported(tx, within).where(matches(filter)).orderBy(listOrder).limit(page.limit)
  if (page.after) {
    const { countyCode, regionCode, id } = page.after
    query = query.where(isAfter(within.counties, [countyCode, regionCode, id]))
  }
  return query.execute()
}

export async function listExportedByIds(
  tx: Transaction,
  within: Within,
  ids: readonly string[],
): Promise<Exported[]> {
  if (ids.length === 0) return []
  return selectExported(tx, within).where('o.id', '=', sql<string>`any(${ids}::uuid[])`).execute()
}
