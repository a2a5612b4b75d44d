/** Programmes and their cycles. */
import { type Insertable, type Selectable, sql } from 'kysely'
import { type ReachedRegion, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type ProgrammeRow = Selectable<Tables['programmes.programmes']>
export type CycleRow = Selectable<Tables['programmes.cycles']>

export async function insertProgramme(tx: WriteTransaction, row: ProgrammeRow): Promise<void> {
  await tx.db.insertInto('programmes.programmes').values(row).execute()
}

export async function updateProgramme(
  tx: WriteTransaction,
  { id, keeperCode, ...row }: ProgrammeRow,
): Promise<void> {
  const { name, nameEn, officeName, guideId, publishedAt, version, changedBy, changedAt } = row
  await tx.db
    .updateTable('programmes.programmes')
    .set({ name, nameEn, officeName, guideId, publishedAt, version, changedBy, changedAt })
    .where('keeperCode', '=', keeperCode)
    .where('id', '=', id)
    .execute()
}

export async function findProgramme(
  tx: Transaction,
  id: string,
): Promise<ProgrammeRow | undefined> {
  return tx.db
    .selectFrom('programmes.programmes')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Held until the transaction ends; only one whose keeper lies in the scope is. */
export async function lockProgramme(
  tx: WriteTransaction,
  id: string,
): Promise<ProgrammeRow | undefined> {
  return tx.db
    .selectFrom('programmes.programmes')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export interface ProgrammeFilter {
  which: 'all' | 'reached' | 'published'
  touched: readonly ReachedRegion[]
  /** In lower case. */
  q: string | undefined
  /** Id of the last one. */
  after: string | undefined
  limit: number
}

/** Published ones and those of a region that is touched, newest first. */
export async function listProgrammes(
  tx: Transaction,
  { which, touched, q, after, limit }: ProgrammeFilter,
): Promise<ProgrammeRow[]> {
  const around = touched.flatMap(({ prefix }) => codesAround(prefix))
  let query = tx.db
    .selectFrom('programmes.programmes')
    .selectAll()
    .where((eb) => {
      const published = eb('publishedAt', 'is not', null)
      if (which === 'published') return published
      const reach = { scope: tx.scope, regions: touched, organizations: [] }
      const reached = eb.or([
        withinReach(eb, reach, { region: 'region_code' }),
        sql<boolean>`region_code = any(${around}::text[])`,
      ])
      return which === 'reached' ? reached : eb.or([published, reached])
    })
    .orderBy('id', 'desc')
    .limit(limit)
  if (after) query = query.where('id', '<', after)
  // There are few: no index is needed to look through their names.
  if (q) {
    query = query.where(
      sql<boolean>`position(${q} in lower(concat_ws(' ', name, name_en, office_name))) > 0`,
    )
  }
  return query.execute()
}

/** Codes of the regions that a part of the code tree lies in. */
function codesAround(prefix: string): string[] {
  return [2, 4, 6, 9]
    .filter((digits) => digits < prefix.length)
    .map((digits) => prefix.slice(0, digits).padEnd(12, '0'))
}

/**
 * Whether there is any, published or not.
 *
 * @param keeperCode of those of one county or city alone
 */
export async function hasProgrammes(tx: Transaction, keeperCode?: string): Promise<boolean> {
  const all = tx.db.selectFrom('programmes.programmes').select('id').limit(1)
  const asked = keeperCode === undefined ? all : all.where('keeperCode', '=', keeperCode)
  return (await asked.executeTakeFirst()) !== undefined
}

export async function listPublishedProgrammes(tx: Transaction): Promise<ProgrammeRow[]> {
  return tx.db
    .selectFrom('programmes.programmes')
    .selectAll()
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .execute()
}

export async function findPublishedProgramme(
  tx: Transaction,
  id: string,
): Promise<ProgrammeRow | undefined> {
  return tx.db
    .selectFrom('programmes.programmes')
    .selectAll()
    .where('publishedAt', 'is not', null)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertCycle(
  tx: WriteTransaction,
  row: Insertable<Tables['programmes.cycles']>,
): Promise<void> {
  await tx.db.insertInto('programmes.cycles').values(row).execute()
}

/** Newest first. */
export async function listCycles(
  tx: Transaction,
  programmeIds: readonly string[],
): Promise<CycleRow[]> {
  if (programmeIds.length === 0) return []
  return tx.db
    .selectFrom('programmes.cycles')
    .selectAll()
    .where('programmeId', 'in', programmeIds)
    .orderBy('beginsOn', 'desc')
    .execute()
}

export async function findCycle(tx: Transaction, id: string): Promise<CycleRow | undefined> {
  return tx.db.selectFrom('programmes.cycles').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Held until the transaction ends: who joins, and calendar and matrix, change one after the other. */
export async function lockCycle(tx: WriteTransaction, id: string): Promise<CycleRow | undefined> {
  return tx.db
    .selectFrom('programmes.cycles')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
