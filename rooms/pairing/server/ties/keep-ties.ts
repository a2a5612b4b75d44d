/** Ties from before: kept until a side questions one, and the office keeps or ends it with a reason. */
import { coversRegion, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import {
  countiesIn,
  findCycle,
  findProgramme,
  listPresent,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import {
  addTieInput,
  confirmInput,
  listTiesInput,
  listTiesOutput,
  questionInput,
  settleInput,
  type TieState,
  tieMade,
  tieOutput,
} from '../../shared/tie-schema.ts'
import { homesAmong, reachedAmong, touchesProgramme } from '../across-counties.ts'
import { leadCycle } from '../runs/office.ts'
import { presentSides } from './present-sides.ts'
import { findTie, insertTie, listTies, type TieRow, updateTie } from './store.ts'

/** @param counties in which either side may be registered */
export const presentTies = async (
  tx: Transaction,
  counties: readonly string[],
  rows: readonly TieRow[],
) => {
  const sides = await presentSides(tx, counties, rows)
  return rows.map((row) => ({
    countyCode: row.countyCode,
    id: row.id,
    ...sides(row),
    since: row.since,
    state: row.state as TieState,
    questionedBy: row.questionedBy as 'supporter' | 'community' | null,
    confirmed: {
      supporter: row.supporterConfirmedAt !== null,
      community: row.communityConfirmedAt !== null,
    },
    reason: row.reason,
    version: row.version,
  }))
}

export const showTies = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/ties',
  summary: 'Ties from before a cycle: all for its office, one’s own for others',
  access: { capability: 'pairing.choose' },
  input: listTiesInput,
  output: listTiesOutput,
  async handle({ actor, params: { cycleId }, read }) {
    const reach = actor.reach('pairing.choose')
    const programme = await read({ counties: [] }, async (tx) => {
      const cycle = await findCycle(tx, cycleId)
      return cycle && findProgramme(tx, cycle.programmeId)
    })
    if (!programme || !touchesProgramme(reach, programme)) throw absent()
    const counties = countiesIn(scopeOf(programme))
    return read({ counties }, async (tx) => {
      const rows = await listTies(tx, counties, cycleId)
      const all = coversRegion(reach, { prefix: prefixOfCode(programme.regionCode) })
      return { items: await presentTies(tx, counties, all ? rows : await ownOf(tx, rows, reach)) }
    })
  },
})

async function ownOf(
  tx: Transaction,
  rows: readonly TieRow[],
  reach: Reach,
): Promise<readonly TieRow[]> {
  const ids = new Set(rows.flatMap(({ supporterId, communityId }) => [supporterId, communityId]))
  const own = await reachedAmong(tx, reach, [...ids])
  return rows.filter((row) => own.has(row.supporterId) || own.has(row.communityId))
}

export const addTie = route({
  method: 'POST',
  path: '/api/cycles/:cycleId/ties',
  summary: 'Add a tie from before, with its first day',
  access: { capability: 'pairing.run' },
  input: addTieInput,
  output: tieMade,
  async handle({ actor, params: { cycleId }, body, read, write }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    const { supporterId, communityId, since } = body
    return write(led.scope, async (tx) => {
      const present = await listPresent(tx, countiesIn(led.scope), cycleId)
      const strange = [
        present.get(supporterId) !== 'supporter',
        present.get(communityId) !== 'community',
      ]
      const count = strange.filter(Boolean).length
      if (count > 0) throw refusedStep('choice-unknown', { count })
      const communities = await homesAmong(tx, countiesIn(led.scope), [communityId])
      const countyCode = communities.get(communityId)?.countyCode as string
      const id = newId(tx.now)
      const made = await insertTie(tx, {
        ...{ countyCode, id, cycleId, supporterId, communityId, since, state: 'kept' },
        ...{ changedBy: actor.id, changedAt: tx.now, version: 1 },
      })
      if (!made) throw refusedStep('tie-known')
      await tx.record({
        countyCode,
        action: 'pairing.add-tie',
        subject: { kind: 'tie', id },
        actor: actor.id,
        after: { cycleId, supporterId, communityId, since },
      })
      return { countyCode, id, version: 1 }
    })
  },
})

const confirmedAt = {
  supporter: 'supporterConfirmedAt',
  community: 'communityConfirmedAt',
} as const

export const confirmTie = route({
  method: 'POST',
  path: '/api/ties/:county/:tieId/confirm',
  summary: 'Say for one’s own organization that a tie from before still counts',
  access: { capability: 'pairing.answer' },
  input: confirmInput,
  output: tieOutput,
  async handle({ actor, params: { county, tieId }, body, write }) {
    const reach = actor.reach('pairing.answer')
    return write({ counties: around(county, reach) }, async (tx) => {
      const tie = await takeOwnTie(tx, { county, tieId, side: body.side }, reach)
      // What this side questioned it may take back; what the other one did is the office's to settle.
      const settled = tie.questionedBy === body.side
      const change = {
        ...(settled
          ? { state: 'kept', questionedBy: null, reason: null }
          : { state: tie.state, questionedBy: tie.questionedBy, reason: tie.reason }),
        [confirmedAt[body.side]]: tx.now,
        changedBy: actor.id,
      }
      return settle(tx, tie, change, {
        ...{ action: 'pairing.tie-confirmed', version: body.version, by: actor.id },
      })
    })
  },
})

export const questionTie = route({
  method: 'POST',
  path: '/api/ties/:county/:tieId/question',
  summary: 'Question a tie from before, for one’s own organization and with a reason',
  access: { capability: 'pairing.answer' },
  input: questionInput,
  output: tieOutput,
  async handle({ actor, params: { county, tieId }, body, write }) {
    const reach = actor.reach('pairing.answer')
    return write({ counties: around(county, reach) }, async (tx) => {
      const tie = await takeOwnTie(tx, { county, tieId, side: body.side }, reach)
      const { side: questionedBy, reason, version } = body
      // It would be taken for this side's own, which this side could take back.
      const open = tie.version === version && tie.state === 'questioned'
      if (open && tie.questionedBy !== questionedBy) throw refusedStep('tie-questioned')
      const change = {
        ...{ state: 'questioned', questionedBy, reason, changedBy: actor.id },
        [confirmedAt[questionedBy]]: null,
      }
      return settle(tx, tie, change, {
        ...{ action: 'pairing.tie-questioned', version, by: actor.id, reason },
      })
    })
  },
})

/** A tie lies in its community's county, which the supporter's people need not reach. */
function around(county: string, { scope }: Reach): string[] {
  return [...new Set([county, ...countiesIn(scope)])]
}

interface OwnTie {
  county: string
  tieId: string
  side: 'supporter' | 'community'
}

/** @throws Problem base.absent for one that is not of this side, pairing.tie-ended */
async function takeOwnTie(
  tx: WriteTransaction,
  { county, tieId, side }: OwnTie,
  reach: Reach,
): Promise<TieRow> {
  const tie = await findTie(tx, county, tieId, true)
  const own = tie && (side === 'supporter' ? tie.supporterId : tie.communityId)
  if (!tie || !own || !(await reachedAmong(tx, reach, [own])).has(own)) throw absent()
  if (tie.state === 'ended') throw refusedStep('tie-ended')
  return tie
}

export const settleTie = route({
  method: 'POST',
  path: '/api/ties/:county/:tieId/settle',
  summary: 'Keep a tie from before, or end it, with a reason',
  access: { capability: 'pairing.run' },
  input: settleInput,
  output: tieOutput,
  async handle({ actor, params: { county, tieId }, body, read, write }) {
    const reach = actor.reach('pairing.run')
    if (!isInScope(reach.scope, county)) throw absent()
    const found = await read({ counties: [county] }, (tx) => findTie(tx, county, tieId))
    if (!found) throw absent()
    const { scope } = await leadCycle(read, found.cycleId, reach)
    return write(scope, async (tx) => {
      const tie = (await findTie(tx, county, tieId, true)) as TieRow
      const { state, reason, version } = body
      const change = { state, questionedBy: null, reason, changedBy: actor.id }
      return settle(tx, tie, change, {
        ...{ action: `pairing.tie-${state}`, version, by: actor.id, reason },
      })
    })
  },
})

interface By {
  action: string
  version: number
  by: string
  reason?: string
}

/** @throws Problem pairing.tie-changed when somebody else settled it since it was read */
async function settle(
  tx: WriteTransaction,
  tie: TieRow,
  change: Parameters<typeof updateTie>[2],
  { action, version, by, reason }: By,
) {
  if (tie.version !== version) throw refusedStep('tie-changed')
  const next = await updateTie(tx, tie, change)
  const { countyCode, id } = tie
  await tx.record({
    countyCode,
    action,
    subject: { kind: 'tie', id },
    actor: by,
    ...(reason !== undefined && { reason }),
    before: { state: tie.state, questionedBy: tie.questionedBy },
    after: { state: change.state, questionedBy: change.questionedBy },
  })
  return { state: change.state as TieState, version: next }
}
