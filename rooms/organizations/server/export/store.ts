/** Organizations as a sheet holds them, a batch at a time by the key of the last one. */
import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { type Filter, isAfter, matches } from '../listing/store.ts'
import { isReached, type Within } from '../reach/store.ts'
import type { OrganizationRow } from '../store.ts'

export type Exported = Pick<
  OrganizationRow,
  | 'countyCode'
  | 'id'
  | 'side'
  | 'code'
  | 'name'
  | 'kind'
  | 'level'
  | 'function'
  | 'regionCode'
  | 'socialCreditCode'
  | 'members'
  | 'households'
  | 'endsOn'
> & { parentSide: string | null; parentCode: string | null }

function selectExported(tx: Transaction, { reach, counties }: Within) {
  const [only] = counties
  return tx.db
    .selectFrom('organizations.organizations as o')
    .select([
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
    ])
    .leftJoin('organizations.organizations as p', (join) =>
      join.onRef('p.countyCode', '=', 'o.countyCode').onRef('p.id', '=', 'o.parentId'),
    )
    .select(['p.side as parentSide', 'p.code as parentCode'])
    .where(
      'o.countyCode',
      '=',
      counties.length === 1 ? (only as string) : sql<string>`any(${counties}::text[])`,
    )
    .where(isReached(reach, counties))
}

/** By county, seat and age, from after the last one. */
export async function listExported(
  tx: Transaction,
  within: Within,
  filter: Filter,
  page: { after: Exported | undefined; limit: number },
): Promise<Exported[]> {
  if (within.counties.length === 0) return []
  let query = selectExported(tx, within)
    .where(matches(filter))
    .orderBy('o.countyCode')
    .orderBy('o.regionCode')
    .orderBy('o.id')
    .limit(page.limit)
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
