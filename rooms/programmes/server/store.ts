import type { Insertable, Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'

export type ProgrammeRow = Selectable<Tables['programmes.programmes']>
export type CycleRow = Selectable<Tables['programmes.cycles']>

export async function insertProgramme(
  tx: Transaction,
  row: Insertable<Tables['programmes.programmes']>,
): Promise<void> {
  await tx.db.insertInto('programmes.programmes').values(row).execute()
}

export async function insertCycle(
  tx: Transaction,
  row: Insertable<Tables['programmes.cycles']>,
): Promise<void> {
  await tx.db.insertInto('programmes.cycles').values(row).execute()
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

/** A cycle with its programme, published or not. */
export async function findCycleWithProgramme(
  tx: Transaction,
  cycleId: string,
): Promise<{ cycle: CycleRow; programme: ProgrammeRow } | undefined> {
  const cycle = await tx.db
    .selectFrom('programmes.cycles')
    .selectAll()
    .where('id', '=', cycleId)
    .executeTakeFirst()
  const programme =
    cycle &&
    (await tx.db
      .selectFrom('programmes.programmes')
      .selectAll()
      .where('id', '=', cycle.programmeId)
      .executeTakeFirst())
  return cycle && programme && { cycle, programme }
}
