import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { closedArea } from '../../shared/problems.ts'
import { closeAreaInput, versionOutput } from '../../shared/schema.ts'
import { insertEarlierArea } from '../history/store.ts'
import type { RegionsParts } from '../parts.ts'
import { refuseStale } from '../refuse-stale.ts'
import { findKept, takeArea } from './change-area.ts'
import { plain } from './plain-area.ts'
import { endMembers, updateArea } from './store.ts'

export const closeArea = (parts: RegionsParts) =>
  route({
    method: 'POST',
    path: '/api/management-areas/:id/close',
    summary:
      'A management area that ends today; roles on it reach nothing until it is opened again',
    access: { capability: 'areas.write' },
    input: closeAreaInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body, read, write }) {
      const reach = actor.reach('areas.write')
      const { keeperCode } = await read({ counties: [] }, (tx) => findKept(tx, id, reach))
      const closed = await write({ counties: [keeperCode] }, async (tx) => {
        const { area, members } = await takeArea(tx, id)
        const { version, reason } = body
        await refuseStale(tx, parts, { id, row: area, version }, { theirs: {}, yours: {} })
        if (area.validTo !== null) throw closedArea()
        const day = dayOf(tx.now)
        await endMembers(tx, area, members, day)
        const kept = { version: version + 1, changedBy: actor.id, changedAt: tx.now }
        const after = { ...area, validTo: day, ...kept }
        await insertEarlierArea(tx, area, members, { change: 'close', actor: actor.id, reason })
        await updateArea(tx, after)
        await tx.record({
          countyCode: keeperCode,
          action: 'regions.close-management-area',
          subject: { kind: 'management-area', id },
          actor: actor.id,
          reason,
          before: plain(area, members),
          after: plain(after, []),
        })
        return { version: after.version }
      })
      parts.forgetReaches()
      return closed
    },
  })
