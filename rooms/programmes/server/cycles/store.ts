/** The calendar and the matrix of a cycle, each written as a whole. */
import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { CycleRow } from '../store.ts'

type StageRow = Selectable<Tables['programmes.stages']>
export type Stage = Pick<StageRow, 'name' | 'beginsOn' | 'endsOn'>

type DutyRow = Selectable<Tables['programmes.duties']>
export type Duty = Omit<DutyRow, 'countyCode' | 'cycleId' | 'position'>

export async function listStages(tx: Transaction, cycleId: string): Promise<Stage[]> {
  return tx.db
    .selectFrom('programmes.stages')
    .select(['name', 'beginsOn', 'endsOn'])
    .where('cycleId', '=', cycleId)
    .orderBy('position')
    .execute()
}

export async function putStages(
  tx: WriteTransaction,
  { keeperCode, id: cycleId }: Pick<CycleRow, 'keeperCode' | 'id'>,
  stages: readonly Stage[],
): Promise<void> {
  await tx.db
    .deleteFrom('programmes.stages')
    .where('keeperCode', '=', keeperCode)
    .where('cycleId', '=', cycleId)
    .execute()
  if (stages.length === 0) return
  await tx.db
    .insertInto('programmes.stages')
    .values(stages.map((stage, at) => ({ keeperCode, cycleId, position: at + 1, ...stage })))
    .execute()
}

export async function listDuties(
  tx: Transaction,
  { keeperCode, id }: Pick<CycleRow, 'keeperCode' | 'id'>,
): Promise<Duty[]> {
  return tx.db
    .selectFrom('programmes.duties')
    .select(['post', 'duty', 'division', 'guarantee', 'rule', 'plan', 'supervision'])
    .where('countyCode', '=', keeperCode)
    .where('cycleId', '=', id)
    .orderBy('position')
    .execute()
}

export async function putDuties(
  tx: WriteTransaction,
  { keeperCode: countyCode, id: cycleId }: Pick<CycleRow, 'keeperCode' | 'id'>,
  duties: readonly Duty[],
): Promise<void> {
  await tx.db
    .deleteFrom('programmes.duties')
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .execute()
  if (duties.length === 0) return
  await tx.db
    .insertInto('programmes.duties')
    .values(duties.map((duty, at) => ({ countyCode, cycleId, position: at + 1, ...duty })))
    .execute()
}

/** @param list of which the version is counted on */
export async function countOn(
  tx: WriteTransaction,
  { keeperCode, id }: Pick<CycleRow, 'keeperCode' | 'id'>,
  list: 'stages' | 'duties',
  { version, by }: { version: number; by: string },
): Promise<void> {
  const set =
    list === 'stages'
      ? { stagesVersion: version, stagesChangedBy: by, stagesChangedAt: tx.now }
      : { dutiesVersion: version, dutiesChangedBy: by, dutiesChangedAt: tx.now }
  await tx.db
    .updateTable('programmes.cycles')
    .set(set)
    .where('keeperCode', '=', keeperCode)
    .where('id', '=', id)
    .execute()
}
