/** Management areas: made and changed by the county or city whose office keeps them, read by everybody. */
import { dayOf } from '#base/server/clock.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { absent, refused } from '#base/shared/problems.ts'
import { ancestorsOf } from '../../shared/code.ts'
import { areasOf, type Member } from '../../shared/management-area.ts'
import { unknownRegions } from '../../shared/problems.ts'
import { listRegionsByCodes } from '../store.ts'
import {
  endMember,
  findArea,
  insertArea,
  insertMembers,
  listMembersHolding,
  type ManagementArea,
} from './store.ts'

export interface NewMember {
  regionCode: string
  /** False cuts the region out of a larger member. */
  included: boolean
}

/**
 * @returns its id
 * @throws Problem base.refused for a county outside the scope, regions.unknown for codes that do not hold that day
 */
export async function createManagementArea(
  tx: WriteTransaction,
  area: { name: string; countyCode: string; validFrom: string; members: readonly NewMember[] },
  by: { actor: string; reason?: string },
): Promise<string> {
  refuseOutside(tx, area.countyCode)
  await refuseUnknown(tx, area.members, area.validFrom)
  const id = newId()
  const { members, name, countyCode: keeperCode, validFrom } = area
  const row: ManagementArea = { id, name, keeperCode, validFrom, validTo: null }
  await insertArea(tx, row)
  if (members.length > 0) await insertMembers(tx, keeperCode, membersOf(id, members, validFrom))
  await tx.record({
    countyCode: area.countyCode,
    action: 'regions.create-management-area',
    subject: { kind: 'management-area', id },
    after: { ...row, members: [...members] },
    ...by,
  })
  return id
}

/**
 * Adds members from a day on and ends others on it.
 *
 * @throws Problem base.absent for an area or a member that does not hold
 */
export async function changeManagementArea(
  tx: WriteTransaction,
  id: string,
  change: { day: string; add?: readonly NewMember[]; end?: readonly string[] },
  by: { actor: string; reason?: string },
): Promise<void> {
  const area = await findArea(tx, id)
  if (!area) throw absent()
  refuseOutside(tx, area.keeperCode)
  const { day, add = [], end = [] } = change
  await refuseUnknown(tx, add, day)
  for (const code of end) if (!(await endMember(tx, id, code, day))) throw absent()
  if (add.length > 0) await insertMembers(tx, area.keeperCode, membersOf(id, add, day))
  await tx.record({
    countyCode: area.keeperCode,
    action: 'regions.change-management-area',
    subject: { kind: 'management-area', id },
    after: { day, add: [...add], end: [...end] },
    ...by,
  })
}

/** The areas each region lies in, closest first. */
export async function resolveManagementAreas(
  tx: Transaction,
  codes: readonly string[],
  on: string = dayOf(tx.now),
): Promise<Map<string, string[]>> {
  const above = new Set(codes.flatMap((code) => [...ancestorsOf(code), code]))
  const members = await listMembersHolding(tx, [...above])
  return new Map(codes.map((code) => [code, areasOf(members, code, on)]))
}

function membersOf(areaId: string, members: readonly NewMember[], validFrom: string): Member[] {
  return members.map((member) => ({ areaId, ...member, validFrom, validTo: null }))
}

/** Row-level security would refuse the same, and say less. */
function refuseOutside(tx: WriteTransaction, countyCode: string): void {
  if (!isInScope(tx.scope, countyCode)) throw refused()
}

async function refuseUnknown(
  tx: Transaction,
  members: readonly NewMember[],
  day: string,
): Promise<void> {
  const codes = members.map(({ regionCode }) => regionCode)
  const known = new Set((await listRegionsByCodes(tx, codes, day)).map(({ code }) => code))
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length > 0) throw unknownRegions(unknown)
}
