import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { findIdentityNumber } from '#base/shared/identity-number.ts'
import { absent } from '#base/shared/problems.ts'
import { closedPlace, wrongNames } from '../../shared/problems.ts'
import { changePlaceInput, versionOutput } from '../../shared/schema.ts'
import { insertEarlierPlace } from '../history/store.ts'
import type { RegionsParts } from '../parts.ts'
import { refuseStale } from '../refuse-stale.ts'
import { plain } from './describe-places.ts'
import { countyOf, isPlaceInReach, placeScope } from './reached.ts'
import { listCodesOfRegion, lockPlaces, type Place, updatePlace } from './store.ts'

export const changePlace = (parts: RegionsParts) =>
  route({
    method: 'PATCH',
    path: '/api/places/:code',
    summary: 'Give a place another name or new counts: households, residents, facilities',
    access: { capability: 'places.write' },
    input: changePlaceInput,
    output: versionOutput,
    handle({ actor, params: { code }, body, write }) {
      const reach = actor.reach('places.write')
      const { version, reason, ...given } = body
      const yours = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      )
      return write(placeScope(reach, code), async (tx) => {
        const [before] = await takePlace(tx, reach, code)
        const theirs = before as unknown as Record<string, unknown>
        await refuseStale(tx, parts, { id: code, row: before, version }, { theirs, yours })
        if (before.validTo !== null) throw closedPlace()
        const kept = { version: version + 1, changedBy: actor.id, changedAt: tx.now }
        const after: Place = { ...before, ...yours, ...kept }
        if (after.name !== before.name) await refuseName(tx, after)
        await writeChange(tx, { before, after }, { actor: actor.id, reason })
        return { version: after.version }
      })
    },
  })

/** The place as it shall be; how it was is kept with it. */
export async function writeChange(
  tx: WriteTransaction,
  { before, after }: { before: Place; after: Place },
  { actor, reason }: { actor: string; reason?: string | undefined },
): Promise<void> {
  await insertEarlierPlace(tx, before, { change: 'change', actor, reason: reason ?? null })
  await updatePlace(tx, after)
  await tx.record({
    countyCode: before.countyCode,
    action: 'regions.change-place',
    subject: { kind: 'place', id: before.code },
    actor,
    ...(reason !== undefined && { reason }),
    before: plain(before),
    after: plain(after),
  })
}

/**
 * A place within the reach, locked, and after it what lies below.
 *
 * @throws Problem base.absent
 */
export async function takePlace(
  tx: WriteTransaction,
  reach: Reach,
  code: string,
): Promise<[Place, ...Place[]]> {
  const [place, ...below] = await lockPlaces(tx, countyOf(code), code)
  if (!place || place.code !== code || !isPlaceInReach(reach, code)) throw absent()
  return [place, ...below]
}

async function refuseName(tx: WriteTransaction, place: Place): Promise<void> {
  const { name } = place
  const pointer = '/name'
  if (findIdentityNumber(name) !== null) {
    throw wrongNames([{ pointer, fault: 'identity-number', name }])
  }
  if (await isNameTaken(tx, place)) throw wrongNames([{ pointer, fault: 'twice', name }])
}

/** Whether something of its kind beside it is open under this name. */
export async function isNameTaken(
  tx: WriteTransaction,
  { countyCode, regionCode, parentCode, kind, name }: Place,
): Promise<boolean> {
  const known = await listCodesOfRegion(tx, countyCode, regionCode)
  return known.some(
    (each) =>
      each.parentCode === parentCode &&
      each.kind === kind &&
      each.name === name &&
      each.validTo === null,
  )
}
