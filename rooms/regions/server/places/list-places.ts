import { route } from '#base/server/http/route.ts'
import { listPlacesInput, listPlacesOutput } from '../../shared/schema.ts'
import { describePlace, getVillage } from './describe-places.ts'
import { countyOf, isPlaceInReach, placeScope } from './reached.ts'
import { listPlacesOfRegion } from './store.ts'

export const listPlaces = route({
  method: 'GET',
  path: '/api/regions/:code/places',
  summary:
    'What lies below a village: groups, quarters, grids, buildings and units, as far as I reach',
  access: { capability: 'places.read' },
  input: listPlacesInput,
  output: listPlacesOutput,
  handle({ actor, params: { code }, query: { state }, read }) {
    const reach = actor.reach('places.read')
    return read(placeScope(reach, code), async (tx) => {
      const { name } = await getVillage(tx, code)
      const places = await listPlacesOfRegion(tx, countyOf(code), code, { state, reach })
      return {
        region: { code, name },
        whole: isPlaceInReach(reach, code),
        mayAdd: isPlaceInReach(actor.reach('places.write'), code),
        items: places.map(describePlace),
      }
    })
  },
})
