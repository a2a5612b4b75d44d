import { route } from '#base/server/http/route.ts'
import type { Conflict } from '#base/shared/problem.ts'
import { absent } from '#base/shared/problems.ts'
import { closedPlace, stale } from '../../shared/problems.ts'
import { countPlacesInput, countPlacesOutput } from '../../shared/schema.ts'
import type { RegionsParts } from '../parts.ts'
import { conflictOf } from '../refuse-stale.ts'
import { writeChange } from './change-place.ts'
import { countyOf, isPlaceInReach, placeScope } from './reached.ts'
import { lockPlacesByCodes, type Place } from './store.ts'

export const countPlaces = (parts: RegionsParts) =>
  route({
    method: 'PATCH',
    path: '/api/regions/:code/places',
    summary:
      'Give many places of a village their households and residents, all or none; what stays as it was is no change',
    access: { capability: 'places.write' },
    input: countPlacesInput,
    output: countPlacesOutput,
    handle({ actor, params: { code }, body: { items }, write }) {
      const reach = actor.reach('places.write')
      return write(placeScope(reach, code), async (tx) => {
        const codes = items.map((each) => each.code)
        const rows = await lockPlacesByCodes(tx, countyOf(code), codes)
        const found = new Map(rows.map((row) => [row.code, row]))
        const conflicts: Conflict[] = []
        const changes: { before: Place; after: Place }[] = []
        for (const { code: at, version, ...yours } of items) {
          const before = found.get(at)
          if (!before || before.regionCode !== code || !isPlaceInReach(reach, at)) throw absent()
          const theirs = { households: before.households, residents: before.residents }
          const asked = { id: at, row: before, version }
          const conflict = await conflictOf(tx, parts, asked, { theirs, yours })
          if (conflict) conflicts.push(conflict)
          const isSame =
            theirs.households === yours.households && theirs.residents === yours.residents
          if (isSame) continue
          if (before.validTo !== null) throw closedPlace()
          const kept = { version: version + 1, changedBy: actor.id, changedAt: tx.now }
          changes.push({ before, after: { ...before, ...yours, ...kept } })
        }
        if (conflicts.length > 0) throw stale(conflicts)
        for (const change of changes) await writeChange(tx, change, { actor: actor.id })
        return { changed: changes.length }
      })
    },
  })
