import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'

type Organizations = Tables['organizations.organizations']
export type OrganizationRow = Selectable<Organizations>
export type NewOrganization = Insertable<Organizations>

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batchSize = 2000

export async function insertOrganizations(tx: Transaction, rows: NewOrganization[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) {
    await tx.db
      .insertInto('organizations.organizations')
      .values(rows.slice(at, at + batchSize))
      .execute()
  }
}

export async function listOrganizationsByIds(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OrganizationRow[]> {
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function listOrganizationsByRegions(
  tx: Transaction,
  countyCode: string,
  side: OrganizationRow['side'],
  regionCodes: readonly string[],
): Promise<OrganizationRow[]> {
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('side', '=', side)
    .where('regionCode', '=', sql<string>`any(${regionCodes}::text[])`)
    .where('endsOn', 'is', null)
    .orderBy('regionCode')
    .execute()
}

/** Those in being, by the codes that the county gave them. */
export async function listOrganizationsByCodes(
  tx: Transaction,
  countyCode: string,
  codes: readonly string[],
): Promise<OrganizationRow[]> {
  if (codes.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .where('endsOn', 'is', null)
    .execute()
}
