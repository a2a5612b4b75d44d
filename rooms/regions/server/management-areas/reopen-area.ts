import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { notClosed } from '../../shared/problems.ts'
import { reopenAreaInput, versionOutput } from '../../shared/schema.ts'
import { insertEarlierArea, listEarlierAreas } from '../history/store.ts'
import type { RegionsParts } from '../parts.ts'
import { refuseStale } from '../refuse-stale.ts'
import { findKept, takeArea } from './change-area.ts'
import { judgeMembers } from './judge-members.ts'
import { plain } from './plain-area.ts'
import { listMembers, putMembers, updateArea } from './store.ts'

export const reopenArea = (parts: RegionsParts) =>
  route({
    method: 'POST',
    path: '/api/management-areas/:id/reopen',
    summary:
      'Open a closed management area again, made of what it was when it closed; roles on it reach that again',
    access: { capability: 'areas.write' },
    input: reopenAreaInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body, read, write }) {
      const reach = actor.reach('areas.write')
      const { keeperCode } = await read({ counties: [] }, (tx) => findKept(tx, id, reach))
      const reopened = await write({ counties: [keeperCode] }, async (tx) => {
        const { area } = await takeArea(tx, id)
        const { version, reason } = body
        await refuseStale(tx, parts, { id, row: area, version }, { theirs: {}, yours: {} })
        if (area.validTo === null) throw notClosed()
        const day = dayOf(tx.now)
        const closed = (await listEarlierAreas(tx, id)).findLast(({ change }) => change === 'close')
        // Of one that closed before its history was kept, what ended with it.
        const members =
          closed?.record.members ??
          (await listMembers(tx, [id])).filter(({ validTo }) => validTo === area.validTo)
        // It hands out a reach as a new area does.
        await judgeMembers(tx, members, { day, changed: members, reach })
        const kept = { version: version + 1, changedBy: actor.id, changedAt: tx.now }
        const after = { ...area, validTo: null, ...kept }
        await insertEarlierArea(tx, area, [], { change: 'reopen', actor: actor.id, reason })
        await putMembers(tx, area, members, day)
        await updateArea(tx, after)
        await tx.record({
          countyCode: keeperCode,
          action: 'regions.reopen-management-area',
          subject: { kind: 'management-area', id },
          actor: actor.id,
          reason,
          before: plain(area, []),
          after: plain(after, members),
        })
        return { version: after.version }
      })
      parts.forgetReaches()
      return reopened
    },
  })
