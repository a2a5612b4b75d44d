import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { refusedAt } from '#base/shared/problems.ts'
import { closedAbove, nameTaken, notClosed } from '../../shared/problems.ts'
import { reopenPlaceInput, reopenPlaceOutput } from '../../shared/schema.ts'
import { insertEarlierPlace } from '../history/store.ts'
import type { RegionsParts } from '../parts.ts'
import { refuseStale } from '../refuse-stale.ts'
import { isNameTaken, takePlace } from './change-place.ts'
import { getVillage, nameAbove, plain } from './describe-places.ts'
import { isPlaceInReach, placeScope } from './reached.ts'
import { listPlacesByCodes, lockVillage, type Place, updatePlace } from './store.ts'

export const reopenPlace = (parts: RegionsParts) =>
  route({
    method: 'POST',
    path: '/api/places/:code/reopen',
    summary: 'Open a closed place again under its code, with all below it that had closed with it',
    access: { capability: 'places.write' },
    input: reopenPlaceInput,
    output: reopenPlaceOutput,
    handle({ actor, params: { code }, body: { version, reason }, write }) {
      const reach = actor.reach('places.write')
      return write(placeScope(reach, code), async (tx) => {
        const [place, ...below] = await takePlace(tx, reach, code)
        // Who may close it.
        if (!isPlaceInReach(reach, place.parentCode ?? place.regionCode))
          throw refusedAt(await nameAbove(tx, place))
        await refuseStale(tx, parts, { id: code, row: place, version }, { theirs: {}, yours: {} })
        await refuseReopening(tx, place)
        // What is closed does not change, so one moment is one act.
        const together = below.filter(
          ({ validTo, changedAt }) =>
            validTo !== null && changedAt.getTime() === place.changedAt.getTime(),
        )
        for (const before of [place, ...together]) {
          const kept = { version: before.version + 1, changedBy: actor.id, changedAt: tx.now }
          const after: Place = { ...before, validTo: null, ...kept }
          await insertEarlierPlace(tx, before, { change: 'reopen', actor: actor.id, reason })
          await updatePlace(tx, after)
          await tx.record({
            countyCode: before.countyCode,
            action: 'regions.reopen-place',
            subject: { kind: 'place', id: before.code },
            actor: actor.id,
            reason,
            before: plain(before),
            after: plain(after),
          })
        }
        return { version: version + 1, reopened: 1 + together.length }
      })
    },
  })

/** @throws Problem regions.not-closed, regions.closed-above, regions.name-taken */
async function refuseReopening(tx: WriteTransaction, place: Place): Promise<void> {
  const { countyCode, regionCode, parentCode, name } = place
  if (place.validTo === null) throw notClosed()
  // Somebody may be adding one of the same name.
  await lockVillage(tx, regionCode)
  const village = await getVillage(tx, regionCode)
  if (!village.open) throw closedAbove(village.name)
  const [parent] = parentCode === null ? [] : await listPlacesByCodes(tx, countyCode, [parentCode])
  if (parent && parent.validTo !== null) throw closedAbove(parent.name)
  if (await isNameTaken(tx, place)) throw nameTaken(name)
}
