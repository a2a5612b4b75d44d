import { route } from '#base/server/http/route.ts'
import {
  type RosterSide,
  rosterInput,
  rosterOutput,
  rosterSides,
} from '../../shared/roster-schema.ts'
import { leadCycle } from '../runs/office.ts'
import { listRosterParticipants, missingOf, neededByWay } from './list-participants.ts'
import { countTiesAndChoices, listRelations } from './store.ts'

export const showRoster = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/roster',
  summary: 'What a cycle’s roster holds of each side, and of how many the rules need to know more',
  access: { capability: 'pairing.run' },
  input: rosterInput,
  output: rosterOutput,
  async handle({ actor, params, query, read }) {
    const led = await leadCycle(read, params.cycleId, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const { needed, ...way } = await neededByWay(tx, led, query.way)
      const participants = await listRosterParticipants(tx, led)
      const relations = await listRelations(tx, params.cycleId, led.scope.counties)
      const sumsOf = (side: RosterSide) => {
        const own = participants.filter((each) => each.side === side)
        const rows = own.flatMap(({ row }) => row ?? [])
        const sum = (key: 'capacityMin' | 'capacityMax') =>
          rows.reduce((all, row) => all + row[key], 0)
        return {
          participants: own.length,
          incomplete: own.filter((each) => missingOf(each, needed).length > 0).length,
          rows: rows.length,
          capacityMin: sum('capacityMin'),
          capacityMax: sum('capacityMax'),
          withTier: rows.filter(({ tier }) => tier !== null).length,
          needed: [...needed[side]],
        }
      }
      const [supporter, community] = rosterSides.map(sumsOf) as [
        ReturnType<typeof sumsOf>,
        ReturnType<typeof sumsOf>,
      ]
      return {
        ...way,
        ...{ supporter, community },
        locked: relations.filter(({ relation }) => relation === 'locked').length,
        avoided: relations.filter(({ relation }) => relation === 'avoid').length,
        ...(await countTiesAndChoices(tx, led.scope.counties, params.cycleId)),
      }
    })
  },
})
