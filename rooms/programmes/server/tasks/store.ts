import { type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type TaskRow = Selectable<Tables['programmes.tasks']>

export async function insertTasks(tx: WriteTransaction, rows: readonly TaskRow[]): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('programmes.tasks').values(part).execute()
  }
}

export async function updateTask(
  tx: WriteTransaction,
  { countyCode, id, cycleId: _, ...row }: TaskRow,
): Promise<void> {
  await tx.db
    .updateTable('programmes.tasks')
    .set(row)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

export async function findTask(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<TaskRow | undefined> {
  return tx.db
    .selectFrom('programmes.tasks')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function lockTask(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<TaskRow | undefined> {
  return tx.db
    .selectFrom('programmes.tasks')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export interface TaskFilter {
  state: 'open' | 'done' | 'all'
  /** Due day and id of the last one. */
  after: readonly string[] | undefined
  limit: number
}

/** The first due first. */
export async function listTasks(
  tx: Transaction,
  { keeperCode, id: cycleId }: { keeperCode: string; id: string },
  { state, after, limit }: TaskFilter,
): Promise<TaskRow[]> {
  let query = tx.db
    .selectFrom('programmes.tasks')
    .selectAll()
    .where('countyCode', '=', keeperCode)
    .where('cycleId', '=', cycleId)
    .orderBy('dueOn')
    .orderBy('id')
    .limit(limit)
  if (state !== 'all') query = query.where('doneOn', state === 'open' ? 'is' : 'is not', null)
  if (after) {
    const [dueOn, id] = after
    query = query.where(sql<boolean>`(due_on, id) > (${dueOn}::date, ${id}::uuid)`)
  }
  return query.execute()
}

/** What one organization owned another owns; of a duplicate, which was never another. */
export async function moveOwned(
  tx: WriteTransaction,
  countyCode: string,
  { from, to }: { from: string; to: string },
): Promise<TaskRow[]> {
  return tx.db
    .updateTable('programmes.tasks')
    .set({ ownerOrganizationId: to })
    .where('countyCode', '=', countyCode)
    .where('ownerOrganizationId', '=', from)
    .returningAll()
    .execute()
}
