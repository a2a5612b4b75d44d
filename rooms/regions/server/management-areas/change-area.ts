import { dayOf } from '#base/server/clock.ts'
import { coversCounty, type Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent, refusedAt } from '#base/shared/problems.ts'
import { describeCode } from '../../shared/known-areas.ts'
import type { Member } from '../../shared/management-area.ts'
import { closedArea } from '../../shared/problems.ts'
import { changeAreaInput, versionOutput } from '../../shared/schema.ts'
import { insertEarlierArea } from '../history/store.ts'
import type { RegionsParts } from '../parts.ts'
import { refuseStale } from '../refuse-stale.ts'
import { judgeMembers, type NewMember } from './judge-members.ts'
import { plain } from './plain-area.ts'
import {
  endMembers,
  findArea,
  listMembers,
  lockArea,
  type ManagementArea,
  putMembers,
  updateArea,
} from './store.ts'

export const changeArea = (parts: RegionsParts) =>
  route({
    method: 'PATCH',
    path: '/api/management-areas/:id',
    summary:
      'Give a management area another name or other members; who lay in it until today stays known',
    access: { capability: 'areas.write' },
    input: changeAreaInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body, read, write }) {
      const reach = actor.reach('areas.write')
      const { keeperCode } = await read({ counties: [] }, (tx) => findKept(tx, id, reach))
      const members = body.members?.map(({ code, included }) => ({ regionCode: code, included }))
      const version = await write({ counties: [keeperCode] }, async (tx) => {
        const taken = await takeArea(tx, id)
        const values = {
          theirs: { name: taken.area.name, members: taken.members.map(told) },
          yours: {
            ...(body.name !== undefined && { name: body.name }),
            ...(members && { members: members.map(told) }),
          },
        }
        await refuseStale(tx, parts, { id, row: taken.area, version: body.version }, values)
        const by = { actor: actor.id, reason: body.reason }
        const change = { day: dayOf(tx.now), name: body.name, members }
        return changeManagementArea(tx, taken, change, by, reach)
      })
      parts.forgetReaches()
      return { version }
    },
  })

const told = ({ regionCode: code, included }: NewMember) => ({ code, included })

/**
 * Areas are public, so one that somebody else keeps is refused and not denied.
 *
 * @throws Problem base.absent, base.refused
 */
export async function findKept(
  tx: Parameters<typeof findArea>[0],
  id: string,
  reach: Reach,
): Promise<ManagementArea> {
  const area = await findArea(tx, id)
  if (!area) throw absent()
  if (!coversCounty(reach, area.keeperCode)) throw refusedAt(describeCode(area.keeperCode))
  return area
}

export interface Taken {
  area: ManagementArea
  /** Those that hold. */
  members: Member[]
}

/** @throws Problem base.absent, also for an area whose keeper lies outside the scope */
export async function takeArea(tx: WriteTransaction, id: string): Promise<Taken> {
  const area = await lockArea(tx, id)
  if (!area) throw absent()
  const members = await listMembers(tx, [id])
  return { area, members: members.filter(({ validTo }) => validTo === null) }
}

/**
 * @param change `members` are all that it is made of from the day on
 * @returns the new version
 */
export async function changeManagementArea(
  tx: WriteTransaction,
  { area, members: present }: Taken,
  change: { day: string; name?: string | undefined; members?: readonly NewMember[] | undefined },
  by: { actor: string; reason: string },
  reach?: Reach,
): Promise<number> {
  if (area.validTo !== null) throw closedArea()
  const { day, name = area.name, members = present } = change
  const left = present.filter((each) => !members.some((other) => isSame(each, other)))
  const joined = members.filter((each) => !present.some((other) => isSame(each, other)))
  if (left.length + joined.length > 0) {
    await judgeMembers(tx, members, { day, changed: [...left, ...joined], reach })
    await endMembers(tx, area, left, day)
    await putMembers(tx, area, joined, day)
  }
  const kept = { version: area.version + 1, changedBy: by.actor, changedAt: tx.now }
  const after = { ...area, name, ...kept }
  await insertEarlierArea(tx, area, present, { change: 'change', ...by })
  await updateArea(tx, after)
  await tx.record({
    countyCode: area.keeperCode,
    action: 'regions.change-management-area',
    subject: { kind: 'management-area', id: area.id },
    ...by,
    before: plain(area, present),
    after: plain(after, members),
  })
  return after.version
}

function isSame(a: NewMember, b: NewMember): boolean {
  return a.regionCode === b.regionCode && a.included === b.included
}
