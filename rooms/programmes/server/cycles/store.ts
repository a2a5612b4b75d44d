/** The calendar and the matrix of a cycle, each written as a whole. */
import { type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Settings } from '../../shared/template.ts'
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

export interface CycleFrame {
  id: string
  programmeId: string
  name: string
  beginsOn: string
  endsOn: string
  programme: string
  regionCode: string
  template: string
  /** Kinds of activity of the settings in force; null where the programme goes by its template. */
  activities: Settings['activities'] | null
}

/** Cycles with what records of work are held against, in one statement. */
export async function listCycleFrames(
  tx: Transaction,
  ids: readonly string[],
): Promise<CycleFrame[]> {
  const { rows } = await sql<CycleFrame>`
    select c.id, c.programme_id, c.name, c.begins_on, c.ends_on, p.name as programme, p.region_code, p.template,
      s.activities
    from programmes.cycles c
    join programmes.programmes p on p.id = c.programme_id
    left join lateral (
      select s.body -> 'activities' as activities from programmes.settings s
      where s.programme_id = p.id order by s.version desc limit 1) s on true
    where c.id = any(${ids}::uuid[])`.execute(tx.db)
  return rows
}
