/** What waits for whoever asks, by the sides on which they stand. */
import type { Transaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import {
  mostWaiting,
  waitingInput,
  type waitingKinds,
  waitingOutput,
} from '../../shared/need-schema.ts'
import { namesOf } from '../needs/present-needs.ts'
import { unitsOf } from '../needs/reader.ts'
import {
  listInHand,
  listReferred,
  listWaitingAt,
  listWaitingQuestions,
  type Waiting,
} from './store.ts'

type Kind = (typeof waitingKinds)[number]

export const showWaitingNeeds = route({
  method: 'GET',
  path: '/api/needs/waiting',
  summary: 'What about needs waits for the asker: confirm, agree, verify, plan, referrals',
  access: { capability: 'needs.read' },
  input: waitingInput,
  output: waitingOutput,
  async handle({ actor, read }) {
    return read(actor.reach('needs.read').scope, async (tx) => {
      const counties = countiesIn(tx.scope)
      const found = await listWaiting(tx, actor, counties)
      const ids = found.flatMap(([, rows]) => rows.flatMap((row) => [row.communityId, row.unitId]))
      const named = await namesOf(tx, counties, ids)
      return {
        items: found.flatMap(([kind, rows]) =>
          rows.map(({ countyCode, id, title, communityId, unitId, version, since }) => ({
            ...{ kind, countyCode, id, title, community: named(communityId).name },
            unit: unitId === null ? null : named(unitId).name,
            ...{ version, since: since.toISOString() },
          })),
        ),
        counts: Object.fromEntries(found.map(([kind, rows]) => [kind, rows.length])) as Record<
          Kind,
          number
        >,
      }
    })
  },
})

async function listWaiting(
  tx: Transaction,
  actor: Actor,
  counties: readonly string[],
): Promise<[Kind, Waiting[]][]> {
  const decides = actor.reach('needs.decide')
  const oversees = actor.reach('needs.oversee')
  const units = unitsOf(actor)
  const mine = actor.capabilities.has('needs.decide')
  const above = actor.capabilities.has('needs.oversee')
  const none: Waiting[] = []
  const at = async (state: 'delivered' | 'submitted') =>
    mine ? listWaitingAt(tx, counties, decides, state, mostWaiting) : none
  const inHand = async (which: 'claimed' | 'denied') =>
    units.length > 0 ? listInHand(tx, counties, units, which, mostWaiting) : none
  const toUnits = units.length > 0 ? await listReferred(tx, counties, { units }, mostWaiting) : none
  const toTownship = above
    ? await listReferred(tx, counties, { reach: oversees }, mostWaiting)
    : none
  return [
    ['confirm', await at('delivered')],
    ['agree', mine ? await listWaitingQuestions(tx, counties, decides, mostWaiting) : none],
    ['verify', await at('submitted')],
    ['denied', await inHand('denied')],
    ['plan', await inHand('claimed')],
    ['referral', [...toUnits, ...toTownship]],
  ]
}
