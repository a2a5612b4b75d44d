/** What places and areas were before each change. */
import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { ChangeKind } from '../../shared/history.ts'
import type { NewMember } from '../management-areas/judge-members.ts'
import { plain as plainArea } from '../management-areas/plain-area.ts'
import type { ManagementArea } from '../management-areas/store.ts'
import { plain as plainPlace } from '../places/describe-places.ts'
import type { Place } from '../places/store.ts'

/** What ended a version. */
export interface Change {
  change: ChangeKind
  actor: string
  reason: string | null
}

type Kept<Table extends keyof Tables, RecordKept> = Selectable<Tables[Table]> & {
  record: RecordKept
  change: ChangeKind
}
export type EarlierPlace = Kept<'regions.earlierPlaces', ReturnType<typeof plainPlace>>
export type EarlierArea = Kept<'regions.earlierAreas', ReturnType<typeof plainArea>>

export async function insertEarlierPlace(
  tx: WriteTransaction,
  place: Place,
  { change, actor, reason }: Change,
): Promise<void> {
  const { countyCode, code: placeCode, version } = place
  const record = JSON.stringify(plainPlace(place))
  const row = { countyCode, placeCode, version, record, change, reason }
  await tx.db
    .insertInto('regions.earlierPlaces')
    .values({ ...row, changedAt: tx.now, changedBy: actor })
    .execute()
}

export async function insertEarlierArea(
  tx: WriteTransaction,
  area: ManagementArea,
  members: readonly NewMember[],
  { change, actor, reason }: Change & { reason: string },
): Promise<void> {
  const { keeperCode, id: areaId, version } = area
  const record = JSON.stringify(plainArea(area, members))
  const row = { keeperCode, areaId, version, record, change, reason }
  await tx.db
    .insertInto('regions.earlierAreas')
    .values({ ...row, changedAt: tx.now, changedBy: actor })
    .execute()
}

/** Oldest first. */
export async function listEarlierPlaces(
  tx: Transaction,
  countyCode: string,
  placeCode: string,
): Promise<EarlierPlace[]> {
  const rows = await tx.db
    .selectFrom('regions.earlierPlaces')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('placeCode', '=', placeCode)
    .orderBy('version')
    .execute()
  return rows as EarlierPlace[]
}

/** Oldest first. */
export async function listEarlierAreas(tx: Transaction, areaId: string): Promise<EarlierArea[]> {
  const rows = await tx.db
    .selectFrom('regions.earlierAreas')
    .selectAll()
    .where('areaId', '=', areaId)
    .orderBy('version')
    .execute()
  return rows as EarlierArea[]
}
