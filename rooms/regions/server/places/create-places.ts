import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { findIdentityNumber } from '#base/shared/identity-number.ts'
import { absent } from '#base/shared/problems.ts'
import { codesFor, kindsBelow, type PlaceKind, readPlaceCode } from '../../shared/place.ts'
import {
  closedPlace,
  misplaced,
  type NameFault,
  tooManyPlaces,
  wrongNames,
} from '../../shared/problems.ts'
import { createPlacesInput, createPlacesOutput } from '../../shared/schema.ts'
import { getVillage, plain } from './describe-places.ts'
import { countyOf, isPlaceInReach, placeScope } from './reached.ts'
import { insertPlaces, listCodesOfRegion, lockVillage, type Place } from './store.ts'

/** A community of 10,000 households in buildings of units; the tree is shown on one page. */
const mostOfVillage = 3000

export const createPlaces = route({
  method: 'POST',
  path: '/api/regions/:code/places',
  summary:
    'Add places of one kind below a village or another place, all or none; codes are given here',
  access: { capability: 'places.write' },
  input: createPlacesInput,
  output: createPlacesOutput,
  handle({ actor, params: { code }, body, write }) {
    const reach = actor.reach('places.write')
    const { parentCode } = body
    return write(placeScope(reach, code), async (tx) => {
      // Whoever serves in one grid adds to that grid, and not beside it.
      if (!isPlaceInReach(reach, parentCode ?? code)) throw absent()
      const places = await createPlacesBelow(tx, code, body, actor.id)
      return { items: places.map(({ code, name }) => ({ code, name })) }
    })
  },
})

/**
 * @param tx of the county alone
 * @throws Problem regions.misplaced, regions.closed-place, regions.wrong-names, regions.too-many-places
 */
export async function createPlacesBelow(
  tx: WriteTransaction,
  regionCode: string,
  wanted: { parentCode: string | null; kind: PlaceKind; names: readonly string[] },
  actor: string,
): Promise<Place[]> {
  const { parentCode, kind, names } = wanted
  const countyCode = countyOf(regionCode)
  await lockVillage(tx, regionCode)
  const village = await getVillage(tx, regionCode)
  if (!village.open) throw closedPlace()
  const known = await listCodesOfRegion(tx, countyCode, regionCode)
  if (parentCode !== null) {
    const parent = known.find(({ code }) => code === parentCode)
    if (!parent || readPlaceCode(parentCode)?.regionCode !== regionCode) throw misplaced(parentCode)
    if (parent.validTo !== null) throw closedPlace()
  }
  const above = parentCode === null ? 'region' : (readPlaceCode(parentCode)?.kind as PlaceKind)
  if (!kindsBelow(above).includes(kind)) throw misplaced(parentCode ?? regionCode)
  const siblings = known.filter((each) => each.parentCode === parentCode && each.kind === kind)
  const open = siblings.filter(({ validTo }) => validTo === null).map(({ name }) => name)
  refuseNames(names, open)
  const codes = codesFor(
    parentCode ?? regionCode,
    kind,
    names,
    siblings.map(({ code }) => code),
  )
  if (!codes || known.length + names.length > mostOfVillage) throw tooManyPlaces(mostOfVillage)
  const places = codes.map((code, at): Place => {
    const counts = { households: null, residents: null, facilities: {} }
    const kept = { version: 1, changedBy: actor, changedAt: tx.now }
    const name = names[at] as string
    const days = { validFrom: dayOf(tx.now), validTo: null }
    return { countyCode, code, regionCode, parentCode, kind, name, ...counts, ...days, ...kept }
  })
  await insertPlaces(tx, places)
  await tx.recordAll(
    places.map((place) => ({
      countyCode,
      action: 'regions.create-place',
      subject: { kind: 'place', id: place.code },
      actor,
      after: plain(place),
    })),
  )
  return places
}

function refuseNames(names: readonly string[], taken: readonly string[]): void {
  const faults = names.flatMap((name, at): NameFault[] => {
    const pointer = `/names/${at}`
    if (findIdentityNumber(name) !== null) return [{ pointer, fault: 'identity-number', name }]
    const twice = taken.includes(name) || names.indexOf(name) < at
    return twice ? [{ pointer, fault: 'twice', name }] : []
  })
  if (faults.length > 0) throw wrongNames(faults)
}
