import { type Route, route } from '#base/server/http/route.ts'
import { searchInTurn } from '#base/server/search/search-in-turn.ts'
import {
  childrenInput,
  childrenOutput,
  loadedOutput,
  regionInput,
  regionOutput,
  searchInput,
  searchOutput,
} from '../shared/schema.ts'
import { changeArea } from './management-areas/change-area.ts'
import { closeArea } from './management-areas/close-area.ts'
import { createArea } from './management-areas/create-area.ts'
import { listAreas } from './management-areas/list-areas.ts'
import { reopenArea } from './management-areas/reopen-area.ts'
import { showArea } from './management-areas/show-area.ts'
import { showAreaHistory } from './management-areas/show-area-history.ts'
import type { RegionsParts } from './parts.ts'
import { changePlace } from './places/change-place.ts'
import { closePlace } from './places/close-place.ts'
import { countPlaces } from './places/count-places.ts'
import { createPlaces } from './places/create-places.ts'
import { findPlaces } from './places/find-places.ts'
import { listPlaces } from './places/list-places.ts'
import { reopenPlace } from './places/reopen-place.ts'
import { showPlace } from './places/show-place.ts'
import { showPlaceHistory } from './places/show-place-history.ts'
import { searchRegions } from './search/search-regions.ts'
import { suggestRegions } from './search/suggest-regions.ts'
import { showLoaded } from './show-loaded.ts'
import { showChildren, showRegion } from './show-region.ts'

/** Reference data belongs to no county. */
const everywhere = { counties: [] }

const publicRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/public/regions',
    summary: 'Find regions by name, part of a name, pinyin, initials or code',
    access: 'public',
    input: searchInput,
    output: searchOutput,
    handle: ({ read, query: { q, within, near, level, limit } }) =>
      searchInTurn(() =>
        read(everywhere, async (tx) => {
          const search = { query: q, within, near, levels: level && [level], limit }
          const items = await searchRegions(tx, search)
          return { items, meant: items.length > 0 ? [] : await suggestRegions(tx, search) }
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/public/regions/loaded',
    summary: 'How far down the code tree is loaded: of the country, and where further',
    access: 'public',
    input: {},
    output: loadedOutput,
    handle: async ({ read }) => ({ parts: await read(everywhere, showLoaded) }),
  }),
  route({
    method: 'GET',
    path: '/api/public/regions/:code',
    summary: 'One region: where it lies, what it was before, what became of it',
    access: 'public',
    input: regionInput,
    output: regionOutput,
    handle: ({ read, params, query }) =>
      read(everywhere, (tx) => showRegion(tx, params.code, query.on)),
  }),
  route({
    method: 'GET',
    path: '/api/public/regions/:code/children',
    summary: 'What lies directly below a region',
    access: 'public',
    input: childrenInput,
    output: childrenOutput,
    handle: ({ read, params, query }) =>
      read(everywhere, (tx) => showChildren(tx, params.code, query)),
  }),
]

export function regionsRoutes(parts: RegionsParts): Route[] {
  return [
    ...publicRoutes,
    listPlaces,
    findPlaces,
    createPlaces,
    countPlaces(parts),
    showPlace(parts),
    changePlace(parts),
    closePlace(parts),
    reopenPlace(parts),
    showPlaceHistory(parts),
    listAreas,
    createArea,
    showArea(parts),
    changeArea(parts),
    closeArea(parts),
    reopenArea(parts),
    showAreaHistory(parts),
  ]
}
