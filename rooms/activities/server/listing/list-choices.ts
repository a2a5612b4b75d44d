import { route } from '#base/server/http/route.ts'
import { deedChoicesOutput } from '../../shared/schema.ts'
import { readCycles } from '../known/read-cycles.ts'
import { listOwnPairs, type Pair } from '../known/store.ts'
import { countiesOfDeeds, scopeOfDeeds } from '../reach/scope.ts'

export const listDeedChoices = route({
  method: 'GET',
  path: '/api/deeds/choices',
  summary: 'The partnerships of which I may declare deeds or gifts back, with their kinds',
  access: { capability: 'deeds.declare' },
  input: {},
  output: deedChoicesOutput,
  handle({ actor, read }) {
    const reach = actor.reach('deeds.declare')
    return read(scopeOfDeeds(reach), async (tx) => {
      const pairs = await listOwnPairs(tx, { reach, counties: countiesOfDeeds(reach) })
      const cycles = await readCycles(tx, [...new Set(pairs.map(({ cycleId }) => cycleId))])
      const items = pairs.flatMap((pair) => {
        const cycle = cycles.get(pair.cycleId)
        if (!cycle) return []
        const kinds = [...cycle.kinds].map(([code, name]) => ({ code, name }))
        return directionsOf(pair).map((direction) => ({
          ...{
            countyCode: pair.countyCode,
            cycleId: cycle.id,
            partnershipId: pair.id,
            direction,
            kinds,
          },
          cycle: { name: cycle.name, programme: cycle.programme },
          unit: { id: pair.unitId, name: pair.unitName },
          community: { id: pair.communityId, name: pair.communityName },
          ...{ beginsOn: pair.beginsOn, endsOn: pair.endsOn },
        }))
      })
      return { items }
    })
  },
})

function directionsOf({ ofUnit, ofCommunity }: Pair): ('deed' | 'gift')[] {
  return [...(ofUnit ? (['deed'] as const) : []), ...(ofCommunity ? (['gift'] as const) : [])]
}
