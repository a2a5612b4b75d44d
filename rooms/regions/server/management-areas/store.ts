import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Member } from '../../shared/management-area.ts'

export type ManagementArea = Selectable<Tables['regions.managementAreas']>

export async function insertArea(tx: WriteTransaction, area: ManagementArea): Promise<void> {
  await tx.db.insertInto('regions.managementAreas').values(area).execute()
}

export async function updateArea(
  tx: WriteTransaction,
  { id, keeperCode, name, validTo, version, changedBy, changedAt }: ManagementArea,
): Promise<void> {
  await tx.db
    .updateTable('regions.managementAreas')
    .set({ name, validTo, version, changedBy, changedAt })
    .where('keeperCode', '=', keeperCode)
    .where('id', '=', id)
    .execute()
}

/** Held until the transaction ends; only an area whose keeper lies in the scope is. */
export async function lockArea(
  tx: WriteTransaction,
  id: string,
): Promise<ManagementArea | undefined> {
  return tx.db
    .selectFrom('regions.managementAreas')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** From a day on. One that ended on that very day holds again: it was taken back. */
export async function putMembers(
  tx: WriteTransaction,
  { id, keeperCode }: ManagementArea,
  members: readonly { regionCode: string; included: boolean }[],
  day: string,
): Promise<void> {
  if (members.length === 0) return
  await tx.db
    .insertInto('regions.managementAreaMembers')
    .values(
      members.map(({ regionCode, included }) => ({
        ...{ keeperCode, areaId: id, regionCode, included },
        ...{ validFrom: day, validTo: null },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['areaId', 'regionCode', 'validFrom'])
        .doUpdateSet((eb) => ({ included: eb.ref('excluded.included'), validTo: null })),
    )
    .execute()
}

/** Those that hold end on a day: the first on which they no longer do. */
export async function endMembers(
  tx: WriteTransaction,
  { id, keeperCode }: ManagementArea,
  members: readonly { regionCode: string }[],
  day: string,
): Promise<void> {
  const codes = members.map(({ regionCode }) => regionCode)
  await tx.db
    .updateTable('regions.managementAreaMembers')
    .set({ validTo: day })
    .where('keeperCode', '=', keeperCode)
    .where('areaId', '=', id)
    .where('regionCode', '=', sql<string>`any(${codes}::text[])`)
    .where('validTo', 'is', null)
    .execute()
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

/** What is kept within the reach, and what holds a part of it. */
function reachedBy(eb: Builder, reach: Reach): Expression<SqlBool> {
  return eb.or([
    ...reach.scope.counties.map((each) => {
      const [from, to] = each.split('-')
      return eb.between('keeperCode', from as string, (to ?? from) as string)
    }),
    eb.exists(
      eb
        .selectFrom('regions.managementAreaMembers')
        .select('areaId')
        .whereRef('regions.managementAreaMembers.areaId', '=', 'regions.managementAreas.id')
        .where('included', '=', true)
        .where('regions.managementAreaMembers.validTo', 'is', null)
        .where((members) => withinReach(members, reach, { region: 'region_code' })),
    ),
  ])
}
type Builder = ExpressionBuilder<Tables, 'regions.managementAreas'>

/** Whether an area is among those that `listAreas` lists. */
export async function isAreaReached(tx: Transaction, reach: Reach, id: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('regions.managementAreas')
    .select('id')
    .where('id', '=', id)
    .where((eb) => reachedBy(eb, reach))
    .executeTakeFirst()
  return found !== undefined
}

/** Those that are kept within the reach, and those that hold a part of it, by name. */
export async function listAreas(
  tx: Transaction,
  reach: Reach,
  wanted: {
    q?: string | undefined
    state: 'open' | 'closed' | 'all'
    after: readonly string[] | undefined
    limit: number
  },
): Promise<ManagementArea[]> {
  let query = tx.db
    .selectFrom('regions.managementAreas')
    .selectAll()
    .where((eb) => reachedBy(eb, reach))
    .orderBy('name')
    .orderBy('id')
    .limit(wanted.limit)
  if (wanted.q) query = query.where('name', 'like', `%${wanted.q.replace(/[\\%_]/g, '\\$&')}%`)
  if (wanted.state !== 'all') {
    query = query.where('validTo', wanted.state === 'open' ? 'is' : 'is not', null)
  }
  if (wanted.after) {
    const [name, id] = wanted.after
    query = query.where(sql<boolean>`(name, id) > (${name}, ${id}::uuid)`)
  }
  return query.execute()
}

/** How many regions each area is made of now, and how many are cut out of those. */
export async function countMembers(
  tx: Transaction,
  areaIds: readonly string[],
): Promise<Map<string, { included: number; cutOut: number }>> {
  const members = (await listMembers(tx, areaIds)).filter(({ validTo }) => validTo === null)
  const counts = new Map<string, { included: number; cutOut: number }>()
  for (const { areaId, included } of members) {
    const count = counts.get(areaId) ?? { included: 0, cutOut: 0 }
    count[included ? 'included' : 'cutOut'] += 1
    counts.set(areaId, count)
  }
  return counts
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
