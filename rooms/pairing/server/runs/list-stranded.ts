/** What is in force with somebody who is no more: the office has to pair it anew. */

import { dayOf } from '#base/server/clock.ts'
import { coversRegion, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { countiesIn, findCycle, findProgramme } from '#rooms/programmes/server/door.ts'
import { listStrandedOutput } from '../../shared/run-schema.ts'
import { presentClosed } from '../present-closed.ts'
import { countStranded, type Stranded } from '../store.ts'

export const listStranded = route({
  method: 'GET',
  path: '/api/partnerships/stranded',
  summary: 'Partnerships in force one side of which was closed or went on as another, by cycle',
  access: { capability: 'pairing.run' },
  input: {},
  output: listStrandedOutput,
  async handle({ actor, language, read }) {
    const reach = actor.reach('pairing.run')
    const counties = countiesIn(reach.scope)
    if (counties.length === 0) return { items: [] }
    return read(reach.scope, async (tx) => {
      const found = await countStranded(tx, counties, dayOf(tx.now))
      const led = await ledOf(tx, reach, found)
      const present = await presentClosed(tx, counties, led, language)
      return {
        items: led.map((each) => ({
          ...{ cycleId: each.cycleId, count: each.count },
          organization: present(each.organizationId),
        })),
      }
    })
  },
})

/** A run is of a whole programme: whoever reaches a part of one leads none of it. */
async function ledOf(
  tx: Transaction,
  reach: Reach,
  found: readonly Stranded[],
): Promise<Stranded[]> {
  const led = new Set<string>()
  for (const cycleId of new Set(found.map((each) => each.cycleId))) {
    const cycle = await findCycle(tx, cycleId)
    const programme = cycle && (await findProgramme(tx, cycle.programmeId))
    if (!programme || !isInScope(reach.scope, programme.keeperCode)) continue
    if (coversRegion(reach, { prefix: prefixOfCode(programme.regionCode) })) led.add(cycleId)
  }
  return found.filter(({ cycleId }) => led.has(cycleId))
}
