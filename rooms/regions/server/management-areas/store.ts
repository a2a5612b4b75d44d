import { sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Member } from '../../shared/management-area.ts'

export interface ManagementArea {
  id: string
  name: string
  /** County or city whose office keeps it. */
  keeperCode: string
  validFrom: string
  validTo: string | null
}

export async function insertArea(tx: WriteTransaction, area: ManagementArea): Promise<void> {
  await tx.db.insertInto('regions.managementAreas').values(area).execute()
}

export async function insertMembers(
  tx: WriteTransaction,
  keeperCode: string,
  members: readonly Member[],
): Promise<void> {
  await tx.db
    .insertInto('regions.managementAreaMembers')
    .values(members.map((member) => ({ keeperCode, ...member })))
    .execute()
}

/** @returns whether a member held and ends now */
export async function endMember(
  tx: WriteTransaction,
  areaId: string,
  regionCode: string,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('regions.managementAreaMembers')
    .set({ validTo: day })
    .where('areaId', '=', areaId)
    .where('regionCode', '=', regionCode)
    .where('validTo', 'is', null)
    .where('validFrom', '<', day)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function findArea(tx: Transaction, id: string): Promise<ManagementArea | undefined> {
  return tx.db
    .selectFrom('regions.managementAreas')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Those that are there; ended ones too, because records made in their time still name them. */
export async function findAreasByIds(
  tx: Transaction,
  ids: readonly string[],
): Promise<ManagementArea[]> {
  if (ids.length === 0) return []
  return tx.db
    .selectFrom('regions.managementAreas')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function listAreasByCounty(
  tx: Transaction,
  countyCode: string,
): Promise<ManagementArea[]> {
  return tx.db
    .selectFrom('regions.managementAreas')
    .selectAll()
    .where('keeperCode', '=', countyCode)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function listMembers(tx: Transaction, areaIds: readonly string[]): Promise<Member[]> {
  if (areaIds.length === 0) return []
  return tx.db
    .selectFrom('regions.managementAreaMembers')
    .selectAll()
    .where('areaId', '=', sql<string>`any(${areaIds}::uuid[])`)
    .orderBy('areaId')
    .orderBy('regionCode')
    .orderBy('validFrom')
    .execute()
}

/** Members of any area that hold one of these codes or cut it out: those named by it or by a code above it. */
export async function listMembersHolding(
  tx: Transaction,
  codes: readonly string[],
): Promise<Member[]> {
  if (codes.length === 0) return []
  return tx.db
    .selectFrom('regions.managementAreaMembers')
    .selectAll()
    .where('regionCode', '=', sql<string>`any(${codes}::text[])`)
    .execute()
}
