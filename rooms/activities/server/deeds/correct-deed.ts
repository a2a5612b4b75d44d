/** The doing side says it anew: a further version, which has to be confirmed again. */
import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { outOfTurn, stale, wrongDeed } from '../../shared/problems.ts'
import { judgeDeed, leadsTo } from '../../shared/rules.ts'
import {
  correctDeedInput,
  type DeclaredDeed,
  type SaidOfDeed,
  stepOutput,
} from '../../shared/schema.ts'
import { knowDeeds, type Named } from '../known/know-deeds.ts'
import type { ActivitiesParts } from '../parts.ts'
import { scopeOfDeed } from '../reach/scope.ts'
import { personOf } from './declare-deed.ts'
import { type Said, whatIsSaid } from './new-deed.ts'
import { changeOf, factsOf, recordOf } from './record-deeds.ts'
import { countPaidBy, type FullDeed, lockDeeds, updateDeeds } from './store.ts'

export const correctDeed = (parts: ActivitiesParts) =>
  route({
    method: 'POST',
    path: '/api/deeds/:countyCode/:id/correct',
    summary: 'Correct what one declared; it has to be confirmed again',
    access: { capability: 'deeds.declare' },
    input: correctDeedInput,
    output: stepOutput,
    async handle({ actor, params: { countyCode, id }, body: { version, ...said }, write }) {
      const reach = actor.reach('deeds.declare')
      return write(scopeOfDeed(reach, countyCode), async (tx) => {
        const [before] = await lockDeeds(tx, countyCode, reach, [id], 'doer')
        if (!before) throw absent()
        if (before.version !== version) await refuseStale(tx, parts, before, said)
        if (leadsTo(before.state, 'correct') === undefined) {
          throw outOfTurn(before.direction, before.state, 'correct')
        }
        const declared = sameDeed(before, said)
        const [asked] = await knowDeeds(tx, { reach, counties: [countyCode] }, [declared])
        if (!asked) throw new Error('a deed that was asked for is not known')
        const paysFor = (await countPaidBy(tx, countyCode, [id])).get(id) ?? 0
        const faults = judgeDeed(declared, knownOfOwn(asked.known, paysFor))
        if (faults.length > 0) throw wrongDeed(faults)
        const named = asked.named as Named
        const corrected = correctedDeed(
          before,
          whatIsSaid(declared, named.community.regionCode),
          tx,
          actor.id,
        )
        await updateDeeds(tx, countyCode, [corrected])
        const by = { action: 'activities.correct-deed', actor: actor.id, person: personOf(named) }
        await tx.record({
          ...changeOf(corrected, by, before),
          takesBack: recordOf(before),
          facts: factsOf(corrected, named.cycle.programmeId),
        })
        return { version: corrected.version, state: corrected.state }
      })
    },
  })

/** As if it were declared anew between the same two. */
export function sameDeed(before: FullDeed, said: SaidOfDeed): DeclaredDeed {
  const { countyCode, direction, partnershipId, cycleId, unitId, communityId, delivers } = before
  const between = partnershipId === null ? { cycleId, unitId, communityId } : { partnershipId }
  // What met a need goes on being that.
  const met = delivers && before.needId !== null && { needId: before.needId }
  return { countyCode, direction, ...between, ...said, delivers, ...met }
}

/** Whoever locked it on its doing side may correct it, and what it once took part in it did. */
export function knownOfOwn(
  known: Parameters<typeof judgeDeed>[1],
  paysFor: number,
): Parameters<typeof judgeDeed>[1] {
  return {
    ...known,
    ...{ paysFor, takesPart: true },
    unit: known.unit && { ...known.unit, reached: true },
    community: known.community && { ...known.community, reached: true },
  }
}

export function correctedDeed(
  before: FullDeed,
  said: Said,
  tx: Transaction,
  actor: string,
): FullDeed {
  return {
    ...{ ...before, ...said },
    ...{ state: 'declared', words: null, answeredBy: null, answeredAt: null },
    ...{ version: before.version + 1, declaredBy: actor, declaredAt: tx.now },
    ...{ changedBy: actor, changedAt: tx.now },
  }
}

/** @throws Problem activities.stale, which tells what is there beside what was sent */
async function refuseStale(
  tx: Transaction,
  { namesOfUsers }: ActivitiesParts,
  before: FullDeed,
  said: SaidOfDeed,
): Promise<never> {
  const names = await namesOfUsers(tx, [before.changedBy])
  const { title, kind, onDay: day, helped, quantity, countedIn, costs, outcome } = before
  const theirs = { title, kind, day, helped, quantity, countedIn, costs, outcome }
  const changes = (Object.keys(theirs) as (keyof typeof theirs)[])
    .filter((field) => !isDeepStrictEqual(said[field] ?? null, theirs[field]))
    .map((field) => ({
      ...{ field, before: null, theirs: theirs[field], yours: said[field] ?? null },
      ...{ by: names.get(before.changedBy) ?? '', at: before.changedAt.toISOString() },
    }))
  throw stale([{ id: before.id, name: title, version: before.version, changes }])
}
