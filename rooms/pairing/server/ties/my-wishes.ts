/** What the organizations that somebody answers for are asked, and what they said so far. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import {
  type CycleRow,
  countiesIn,
  findCycle,
  findProgramme,
  listPresent,
  type ProgrammeRow,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import { myWishesOutput } from '../../shared/tie-schema.ts'
import { homesAmong, keepersOf, reachedOf } from '../across-counties.ts'
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
      const counties = keepersOf(reach)
      const asked = await read({ counties }, async (tx) => {
        const calls = await listWishCalls(tx, counties)
        const found = await Promise.all(calls.map((call) => programmeOf(tx, call)))
        return found.flatMap((each) => each ?? [])
      })
      const items = []
      for (const each of asked) {
        const covered = countiesIn(scopeOf(each.programme))
        const own = await read({ counties: covered }, (tx) =>
          showCall(tx, parts, { ...each, counties: covered }, reach),
        )
        items.push(...own)
      }
      return { items }
    },
  })

/** Nothing of a cycle that is over. */
async function programmeOf(tx: Transaction, call: WishCallRow): Promise<Asked | undefined> {
  const cycle = await findCycle(tx, call.cycleId)
  const programme = cycle && (await findProgramme(tx, cycle.programmeId))
  if (!cycle || !programme || cycle.endsOn < dayOf(tx.now)) return undefined
  return { call, cycle, programme }
}

interface Asked {
  call: WishCallRow
  cycle: CycleRow
  programme: ProgrammeRow
}

async function showCall(
  tx: Transaction,
  parts: PairingParts,
  { call, cycle, programme, counties }: Asked & { counties: readonly string[] },
  reach: Reach,
) {
  const { countyCode, cycleId, until, most } = call
  const present = await listPresent(tx, counties, cycleId)
  const homes = await homesAmong(tx, countiesIn(reach.scope), [...present.keys()])
  const own = await reachedOf(tx, reach, [...homes.values()])
  if (own.size === 0) return []
  const ties = await presentTies(tx, counties, await listTies(tx, counties, cycleId))
  const items = []
  for (const { id, code, name } of homes.values()) {
    const side = present.get(id)
    if (!own.has(id) || (side !== 'supporter' && side !== 'community')) continue
    const key = { counties, cycleId, side, organizationId: id }
    items.push({
      ...{ countyCode, cycleId, programme: programme.name, cycle: cycle.name },
      organization: { id, code, name },
      ...{ side, until, most, open: dayOf(tx.now) <= until },
      ...(await presentChoices(tx, parts, key)),
      ties: ties.filter((tie) => tie[side].id === id),
    })
  }
  return items
}
