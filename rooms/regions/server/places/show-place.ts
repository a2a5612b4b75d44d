import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { placeInput, placeOutput } from '../../shared/schema.ts'
import type { RegionsParts } from '../parts.ts'
import { describePlace, getVillage } from './describe-places.ts'
import { countyOf, isPlaceInReach, placeScope } from './reached.ts'
import { countBelow, listPlacesByCodes } from './store.ts'

export const showPlace = (parts: RegionsParts) =>
  route({
    method: 'GET',
    path: '/api/places/:code',
    summary: 'One place below a village, and what hangs on it',
    access: { capability: 'places.read' },
    input: placeInput,
    output: placeOutput,
    handle({ actor, params: { code }, read }) {
      const reach = actor.reach('places.read')
      const writable = actor.reach('places.write')
      const countyCode = countyOf(code)
      return read(placeScope(reach, code), async (tx) => {
        const known = await listPlacesByCodes(tx, countyCode, [...aboveOf(code), code])
        const place = known.find((each) => each.code === code)
        if (!place || !isPlaceInReach(reach, code)) throw absent()
        const region = await getVillage(tx, place.regionCode)
        return {
          ...describePlace(place),
          region: { code: region.code, name: region.name },
          path: known.filter((each) => each !== place).map(({ code, name }) => ({ code, name })),
          below: await countBelow(tx, countyCode, code),
          roles: await parts.countRoles(tx, countyCode, { kind: 'region', code }),
          mayChange: isPlaceInReach(writable, code),
          mayClose: isPlaceInReach(writable, place.parentCode ?? place.regionCode),
        }
      })
    },
  })

/** Codes of the places above one. */
function aboveOf(code: string): string[] {
  const steps = code.split('.')
  return steps.slice(1, -1).map((_, at) => steps.slice(0, at + 2).join('.'))
}
