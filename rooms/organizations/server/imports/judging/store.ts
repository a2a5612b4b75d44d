/** What the registry has for the rows of a file to be judged by. */
import { sql } from 'kysely'
import { arrayText } from '#base/server/db/array-text.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { isReached } from '../../reach/store.ts'
import type { OrganizationRow } from '../../store.ts'

/** Organizations of one side by code, as they are; and whether they lie within the reach. */
export async function listByCodes(
  tx: Transaction,
  countyCode: string,
  side: string,
  reach: Reach,
  codes: readonly string[],
): Promise<(OrganizationRow & { reached: boolean })[]> {
  return tx.db
    .selectFrom('organizations.organizations as o')
    .selectAll('o')
    .select(sql<boolean>`${isReached(reach, [countyCode])}`.as('reached'))
    .where('o.countyCode', '=', countyCode)
    .where('o.side', '=', side)
    .where('o.code', '=', sql<string>`any(${arrayText(codes)}::text[])`)
    .execute()
}

export interface Above {
  id: string
  side: string
  code: string
  kind: string
  endsOn: string | null
  reached: boolean
}

/** What organizations may be hung on, by code, of every side. */
export async function listAboveByCodes(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  codes: readonly string[],
): Promise<Above[]> {
  if (codes.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations as o')
    .select(['o.id', 'o.side', 'o.code', 'o.kind', 'o.endsOn'])
    .select(sql<boolean>`${isReached(reach, [countyCode])}`.as('reached'))
    .where('o.countyCode', '=', countyCode)
    .where('o.code', '=', sql<string>`any(${arrayText(codes)}::text[])`)
    .where('o.side', 'in', ['supporter', 'community', 'office', 'other'])
    .execute()
}

/** Open organizations of every side that something may be hung on, by normal name. */
export async function listAboveByNames(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  names: readonly string[],
): Promise<(Above & { normalName: string })[]> {
  const rows = await tx.db
    .selectFrom('organizations.organizations as o')
    .select(['o.id', 'o.side', 'o.code', 'o.kind', 'o.endsOn', 'o.normalName'])
    .select(sql<boolean>`${isReached(reach, [countyCode])}`.as('reached'))
    .where('o.countyCode', '=', countyCode)
    .where('o.normalName', '=', sql<string>`any(${arrayText(names)}::text[])`)
    .where('o.endsOn', 'is', null)
    .execute()
  return rows as (Above & { normalName: string })[]
}

/** One open organization within the reach of each of these names. */
export async function listOfNames(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  names: readonly string[],
): Promise<{ id: string; code: string; name: string; normalName: string; side: string }[]> {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    normalName: string
    side: string
  }>`
    select distinct on (o.normal_name) o.id, o.code, o.name, o.normal_name, o.side
    from organizations.organizations o
    where o.county_code = ${countyCode} and o.normal_name = any(${arrayText(names)}::text[]) and o.ends_on is null
      and ${isReached(reach, [countyCode])}
    order by o.normal_name, o.id`.execute(tx.db)
  return rows
}

/** Who hangs below whom in the whole county. */
export async function listTree(
  tx: Transaction,
  countyCode: string,
): Promise<{ id: string; parentId: string }[]> {
  const { rows } = await sql<{ id: string; parentId: string }>`
    select id, parent_id from organizations.organizations
    where county_code = ${countyCode} and parent_id is not null`.execute(tx.db)
  return rows
}
