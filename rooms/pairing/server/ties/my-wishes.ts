/** What the organizations that somebody answers for are asked, and what they said so far. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { listReached } from '#rooms/organizations/server/door.ts'
import {
  countiesIn,
  findCycle,
  findProgramme,
  listPresent,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import { myWishesOutput } from '../../shared/tie-schema.ts'
import type { PairingParts } from '../parts.ts'
import { presentChoices } from './choose.ts'
import { presentTies } from './keep-ties.ts'
import { listTies, listWishCalls, type WishCallRow } from './store.ts'

export const showMyWishes = (parts: PairingParts) =>
  route({
    method: 'GET',
    path: '/api/wishes',
    summary: 'What my organizations are asked: ties from before, and whom they would like',
    access: { capability: 'pairing.answer' },
    input: {},
    output: myWishesOutput,
    async handle({ actor, read }) {
      const reach = actor.reach('pairing.answer')
      return read(reach.scope, async (tx) => {
        const calls = await listWishCalls(tx, reach.scope.counties)
        const items = []
        for (const call of calls) items.push(...(await showCall(tx, parts, call, reach)))
        return { items }
      })
    },
  })

async function showCall(tx: Transaction, parts: PairingParts, call: WishCallRow, reach: Reach) {
  const { countyCode, cycleId, until, most } = call
  const today = dayOf(tx.now)
  const cycle = await findCycle(tx, cycleId)
  const programme = cycle && (await findProgramme(tx, cycle.programmeId))
  if (!cycle || !programme || cycle.endsOn < today) return []
  const present = await listPresent(tx, countiesIn(scopeOf(programme)), cycleId)
  const own = await listReached(tx, countyCode, reach, [...present.keys()])
  if (own.length === 0) return []
  const ties = await presentTies(tx, await listTies(tx, countyCode, cycleId))
  const items = []
  for (const { id, code, name } of own) {
    const side = present.get(id)
    if (side !== 'supporter' && side !== 'community') continue
    const key = { countyCode, cycleId, side, organizationId: id }
    items.push({
      ...{ countyCode, cycleId, programme: programme.name, cycle: cycle.name },
      organization: { id, code, name },
      ...{ side, until, most, open: today <= until },
      ...(await presentChoices(tx, parts, key)),
      ties: ties.filter((tie) => tie[side].id === id),
    })
  }
  return items
}
