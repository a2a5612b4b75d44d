import { isInScope } from '#base/server/db/scope.ts'
import { route } from '#base/server/http/route.ts'
import { refused } from '#base/shared/problems.ts'
import { wrongDeed } from '../../shared/problems.ts'
import { judgeDeed } from '../../shared/rules.ts'
import { declareDeedInput, declareDeedOutput } from '../../shared/schema.ts'
import { knowDeeds, type Named } from '../known/know-deeds.ts'
import { countiesOfDeeds, scopeOfDeeds } from '../reach/scope.ts'
import { newDeed } from './new-deed.ts'
import { changeOf, factsOf } from './record-deeds.ts'
import { insertDeeds } from './store.ts'

export const declareDeed = route({
  method: 'POST',
  path: '/api/deeds',
  summary: 'Declare a deed of one’s unit, or a gift back of one’s village',
  access: { capability: 'deeds.declare' },
  input: declareDeedInput,
  output: declareDeedOutput,
  async handle({ actor, body, write }) {
    const reach = actor.reach('deeds.declare')
    const scope = scopeOfDeeds(reach)
    if (!isInScope(scope, body.countyCode)) throw refused()
    return write(scope, async (tx) => {
      const [asked] = await knowDeeds(tx, { reach, counties: countiesOfDeeds(reach) }, [body])
      if (!asked) throw new Error('a deed that was asked for is not known')
      const faults = judgeDeed(body, asked.known)
      if (faults.some(({ code }) => code === 'unit-beyond' || code === 'community-beyond'))
        throw refused()
      if (faults.length > 0) throw wrongDeed(faults)
      const named = asked.named as Named
      const deed = newDeed(tx, body, named, actor.id)
      await insertDeeds(tx, [deed])
      await tx.record({
        ...changeOf(deed, {
          action: 'activities.declare-deed',
          actor: actor.id,
          person: personOf(named),
        }),
        facts: factsOf(deed, named.cycle.programmeId),
      })
      return { countyCode: deed.countyCode, id: deed.id, version: deed.version }
    })
  },
})

/** A cadre who supports is a person. */
export function personOf({ unit }: Pick<Named, 'unit'>): string | undefined {
  return unit.kind === 'person' ? unit.id : undefined
}
