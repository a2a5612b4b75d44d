/** `腰甸村 3组`: places below a village by the village and their own name, as far as I reach. */
import { isInScope } from '#base/server/db/scope.ts'
import { route } from '#base/server/http/route.ts'
import { searchInTurn } from '#base/server/search/search-in-turn.ts'
import { findPlacesInput, findPlacesOutput } from '../../shared/schema.ts'
import { getPaths, readFromCounty } from '../paths.ts'
import { searchRegions } from '../search/search-regions.ts'
import { splitPlaceQuery } from '../search/split-place-query.ts'
import { countyOf } from './reached.ts'
import { listPlacesNamed } from './store.ts'

/** Villages of one name are many in the country, and few in a county. */
const mostVillages = 20

export const findPlaces = route({
  method: 'GET',
  path: '/api/places',
  summary: 'Find groups, quarters, grids, buildings and units by the village and their name',
  access: { capability: 'places.read' },
  input: findPlacesInput,
  output: findPlacesOutput,
  async handle({ actor, query: { q, near, limit }, read }) {
    const reach = actor.reach('places.read')
    const { village, names } = splitPlaceQuery(q)
    const [own = '', ...more] = reach.scope.counties
    // A name alone is read through in one county: of a city's hundred thousand groups it would tell nothing.
    const isOneCounty = /^\d{6}$/.test(own) && more.length === 0
    if (names.length === 0 || (village === undefined && !isOneCounty)) return { items: [] }
    return searchInTurn(() =>
      read(reach.scope, async (tx) => {
        const villages =
          village === undefined
            ? undefined
            : await searchRegions(tx, {
                query: village,
                near: near ?? (isOneCounty ? own : undefined),
                levels: ['village'],
                limit: mostVillages,
              })
        const regionCodes = villages
          ?.map(({ code }) => code)
          .filter((code) => isInScope(reach.scope, countyOf(code)))
        const counties = regionCodes ? [...new Set(regionCodes.map(countyOf))] : [own]
        const found = await listPlacesNamed(tx, counties, { reach, names, regionCodes, limit })
        const paths = await getPaths(
          tx,
          found.map(({ regionCode }) => regionCode),
        )
        return {
          items: found.map(({ code, name, kind, regionCode }) => ({
            ...{ code, name, kind },
            fullName: readFromCounty(paths.get(regionCode) ?? []),
          })),
        }
      }),
    )
  },
})
