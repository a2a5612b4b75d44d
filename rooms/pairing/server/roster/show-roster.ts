import { route } from '#base/server/http/route.ts'
import { rosterInput, rosterOutput } from '../../shared/roster-schema.ts'
import { leadCycle } from '../runs/office.ts'
import { sumRoster } from './store.ts'

const nothing = { rows: 0, capacityMin: 0, capacityMax: 0, withTier: 0 }

export const showRoster = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/roster',
  summary: 'How many of each side a cycle’s roster holds, and how many places they have',
  access: { capability: 'pairing.run' },
  input: rosterInput,
  output: rosterOutput,
  async handle({ actor, params, read }) {
    const led = await leadCycle(read, params.cycleId, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const sums = await sumRoster(tx, led.scope.counties, params.cycleId)
      const of = (side: string) => {
        const { side: _side, ...own } = sums.find((each) => each.side === side) ?? {
          side,
          ...nothing,
        }
        return own
      }
      return { supporter: of('supporter'), community: of('community') }
    })
  },
})
