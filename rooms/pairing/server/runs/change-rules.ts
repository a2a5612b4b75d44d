/** Other rules for a draft, and with them what of the roster stood in their way. */
import type { Roster } from '@lianjian/pairing'
import type * as z from 'zod'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { refusedStep } from '../../shared/problems.ts'
import { changeRulesInput, stepDone } from '../../shared/run-schema.ts'
import { dropRelation, moveCapacity, putRelation } from '../roster/store.ts'
import { type Led, leadRun, ownerOf } from './office.ts'
import { rosterNow } from './run-roster.ts'
import { takeStep } from './take-step.ts'

type RosterChanges = NonNullable<z.infer<typeof changeRulesInput.body>['roster']>

export const changeRules = route({
  method: 'PUT',
  path: '/api/runs/:county/:runId/rules',
  summary: 'Give a draft other rules, and the roster of its cycle the places that they need',
  access: { capability: 'pairing.run' },
  input: changeRulesInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    const { rules, roster, reason, version } = body
    return write(led.scope, (tx) =>
      takeStep(tx, key, 'change-rules', { actor: actor.id, reason, version }, async () => {
        if (roster) await changeRoster(tx, led, roster)
        return {
          change: { rules, method: rules.method, way: null },
          after: { rules, ...(roster && { roster }) },
        }
      }),
    )
  },
})

function namesOf(
  { supporters, communities }: Roster,
  pair: { supporter: string; community: string },
) {
  const nameOf = (rows: readonly { code: string; name?: string }[], code: string) =>
    rows.find((each) => each.code === code)?.name ?? code
  return {
    supporter: nameOf(supporters, pair.supporter),
    community: nameOf(communities, pair.community),
  }
}

/** @throws Problem when the roster is not any more what the office saw */
async function changeRoster(
  tx: WriteTransaction,
  led: Led,
  { places, dropped, tied }: RosterChanges,
): Promise<void> {
  const { roster, ids, standing } = await rosterNow(tx, led)
  const pairOf = ({ supporter, community }: { supporter: string; community: string }) => {
    const [one, other] = [ids.supporter[supporter], ids.community[community]]
    return (
      one &&
      other && {
        ...{ countyCode: other.countyCode, cycleId: led.cycle.id },
        ...{ supporterId: one.id, communityId: other.id },
      }
    )
  }
  for (const { side, code, from, to } of places) {
    const rows = side === 'supporter' ? roster.supporters : roster.communities
    const row = rows.find((each) => each.code === code)
    const organization = ids[side][code]
    if (!row || !organization || row.min !== from.min || row.max !== from.max) {
      throw refusedStep('roster-changed')
    }
    await moveCapacity(tx, { ...organization, cycleId: led.cycle.id }, from, to)
  }
  const isStanding = ({ supporter, community }: { supporter: string; community: string }) =>
    standing.some(([one, other]) => one === supporter && other === community)
  for (const { relation, ...both } of dropped) {
    // The two are kept apart because they have each other; dropping a line of the sheet would change nothing.
    if (relation === 'avoid' && isStanding(both)) {
      throw refusedStep('pair-in-force', namesOf(roster, both))
    }
    const pair = pairOf(both)
    const isGone = pair && (await dropRelation(tx, pair, relation))
    // What both sides chose or had before is not a line of the office's sheet.
    if (!isGone) throw refusedStep(relation === 'locked' ? 'lock-not-ours' : 'roster-changed')
  }
  const isTied = new Set(
    roster.relations.flatMap((each) =>
      each.relation === 'existing' ? [] : [`${each.supporter} ${each.community}`],
    ),
  )
  for (const { relation, reason, ...both } of tied) {
    const pair = pairOf(both)
    const isDropped = dropped.some(
      (each) => each.supporter === both.supporter && each.community === both.community,
    )
    // Whoever reads the studio sees what is tied already; what came since then is a colleague's.
    const isNew = isDropped || !isTied.has(`${both.supporter} ${both.community}`)
    if (!pair || !isNew) throw refusedStep('roster-changed')
    await putRelation(tx, { ...pair, relation, reason, ownerOrgId: ownerOf(led) })
  }
}
