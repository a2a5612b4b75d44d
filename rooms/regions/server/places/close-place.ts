import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { refusedAt } from '#base/shared/problems.ts'
import { closedPlace } from '../../shared/problems.ts'
import { closeInput, closePlaceOutput } from '../../shared/schema.ts'
import { insertEarlierPlace } from '../history/store.ts'
import type { RegionsParts } from '../parts.ts'
import { refuseStale } from '../refuse-stale.ts'
import { takePlace } from './change-place.ts'
import { nameAbove, plain } from './describe-places.ts'
import { isPlaceInReach, placeScope } from './reached.ts'
import { type Place, updatePlace } from './store.ts'

export const closePlace = (parts: RegionsParts) =>
  route({
    method: 'POST',
    path: '/api/places/:code/close',
    summary:
      'A place that is no longer there: it and all below it close today; their codes stay theirs',
    access: { capability: 'places.write' },
    input: closeInput,
    output: closePlaceOutput,
    handle({ actor, params: { code }, body: { version, reason }, write }) {
      const reach = actor.reach('places.write')
      return write(placeScope(reach, code), async (tx) => {
        const [place, ...below] = await takePlace(tx, reach, code)
        // Nobody closes the grid that they serve in.
        if (!isPlaceInReach(reach, place.parentCode ?? place.regionCode))
          throw refusedAt(await nameAbove(tx, place))
        await refuseStale(tx, parts, { id: code, row: place, version }, { theirs: {}, yours: {} })
        if (place.validTo !== null) throw closedPlace()
        const open = [place, ...below].filter(({ validTo }) => validTo === null)
        const kept = { validTo: dayOf(tx.now), changedBy: actor.id, changedAt: tx.now }
        for (const before of open) {
          const after: Place = { ...before, ...kept, version: before.version + 1 }
          await insertEarlierPlace(tx, before, { change: 'close', actor: actor.id, reason })
          await updatePlace(tx, after)
          await tx.record({
            countyCode: before.countyCode,
            action: 'regions.close-place',
            subject: { kind: 'place', id: before.code },
            actor: actor.id,
            reason,
            before: plain(before),
            after: plain(after),
          })
        }
        return { version: version + 1, closed: open.length }
      })
    },
  })
