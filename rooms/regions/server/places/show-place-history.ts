import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { placeHistoryOutput, placeInput } from '../../shared/schema.ts'
import { listEarlierPlaces } from '../history/store.ts'
import { tellVersions } from '../history/tell-versions.ts'
import type { RegionsParts } from '../parts.ts'
import { plain } from './describe-places.ts'
import { countyOf, isPlaceInReach, placeScope } from './reached.ts'
import { listPlacesByCodes } from './store.ts'

export const showPlaceHistory = (parts: RegionsParts) =>
  route({
    method: 'GET',
    path: '/api/places/:code/history',
    summary: 'What a place was called and counted before, who changed it and why',
    access: { capability: 'places.read' },
    input: placeInput,
    output: placeHistoryOutput,
    handle({ actor, params: { code }, read }) {
      const countyCode = countyOf(code)
      const reach = actor.reach('places.read')
      return read(placeScope(reach, code), async (tx) => {
        const [place] = await listPlacesByCodes(tx, countyCode, [code])
        if (!place || !isPlaceInReach(reach, code)) throw absent()
        const earlier = await listEarlierPlaces(tx, countyCode, code)
        const versions = await tellVersions(
          tx,
          parts,
          { now: plain(place), earlier },
          (before, after) => ({ fields: before ? differences(before, after) : [] }),
        )
        return { versions }
      })
    },
  })

const told = ['name', 'households', 'residents', 'facilities'] as const

type Kept = ReturnType<typeof plain>

function differences(before: Kept, after: Kept) {
  return told
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((each) => written(each.before) !== written(each.after))
}

/** Facilities are told apart by what they count, in whichever order they were entered. */
function written(value: Kept[(typeof told)[number]]): string {
  const isRecord = typeof value === 'object' && value !== null
  return JSON.stringify(isRecord ? Object.entries(value).sort() : value)
}
