/** Management areas are made by the county or city whose office keeps them, and read by everybody. */
import { dayOf } from '#base/server/clock.ts'
import { coversCounty, type Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { refused, refusedAt } from '#base/shared/problems.ts'
import { describeCode } from '../../shared/known-areas.ts'
import { createAreaInput, createAreaOutput } from '../../shared/schema.ts'
import { judgeMembers, type NewMember } from './judge-members.ts'
import { plain } from './plain-area.ts'
import { insertArea, type ManagementArea, putMembers } from './store.ts'

export const createArea = route({
  method: 'POST',
  path: '/api/management-areas',
  summary: 'Make a management area out of regions, and of regions cut out of those',
  access: { capability: 'areas.write' },
  input: createAreaInput,
  output: createAreaOutput,
  handle({ actor, body, write }) {
    const { keeperCode, name } = body
    const reach = actor.reach('areas.write')
    if (!coversCounty(reach, keeperCode)) throw refusedAt(describeCode(keeperCode))
    const members = body.members.map(({ code, included }) => ({ regionCode: code, included }))
    return write({ counties: [keeperCode] }, async (tx) => {
      const area = { name, countyCode: keeperCode, validFrom: dayOf(tx.now), members }
      return { id: await createManagementArea(tx, area, { actor: actor.id }, reach) }
    })
  },
})

/**
 * @param reach what the members have to lie in; left out by callers that are nobody's request
 * @returns its id
 * @throws Problem base.refused for a county outside the scope; whatever `judgeMembers` refuses
 */
export async function createManagementArea(
  tx: WriteTransaction,
  area: { name: string; countyCode: string; validFrom: string; members: readonly NewMember[] },
  by: { actor: string },
  reach?: Reach,
): Promise<string> {
  const { members, name, countyCode: keeperCode, validFrom } = area
  // Row-level security would refuse the same, and say less.
  if (!isInScope(tx.scope, keeperCode)) throw refused()
  await judgeMembers(tx, members, { day: validFrom, changed: members, reach })
  const id = newId()
  const row: ManagementArea = {
    ...{ id, name, keeperCode, validFrom, validTo: null },
    ...{ version: 1, changedBy: by.actor, changedAt: tx.now },
  }
  await insertArea(tx, row)
  await putMembers(tx, row, members, validFrom)
  await tx.record({
    countyCode: keeperCode,
    action: 'regions.create-management-area',
    subject: { kind: 'management-area', id },
    actor: by.actor,
    after: plain(row, members),
  })
  return id
}
