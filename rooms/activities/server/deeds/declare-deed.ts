import { isInScope } from '#base/server/db/scope.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { refused } from '#base/shared/problems.ts'
import { deliverNeed } from '#rooms/needs/server/door.ts'
import { wrongDeed } from '../../shared/problems.ts'
import { judgeDeed } from '../../shared/rules.ts'
import { declareDeedInput, declareDeedOutput } from '../../shared/schema.ts'
import { knowDeeds, type Named } from '../known/know-deeds.ts'
import { countiesOfDeeds, scopeOfDeeds } from '../reach/scope.ts'
import { newDeed } from './new-deed.ts'
import { changeOf, factsOf } from './record-deeds.ts'
import { type FullDeed, insertDeeds } from './store.ts'

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
      if (deed.delivers) await deliverIts(tx, deed, actor.id)
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

/** @throws Problem needs.out-of-turn where the need was let go, or is delivered already */
async function deliverIts(tx: WriteTransaction, deed: FullDeed, actor: string): Promise<void> {
  const { countyCode, needId, unitId: organizationId, title, outcome, onDay: on } = deed
  if (needId === null) return
  const done = outcome ?? title
  await deliverNeed(tx, { countyCode, id: needId }, { organizationId, done, on, actor })
}
