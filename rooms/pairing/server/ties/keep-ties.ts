/** Ties from before: kept until a side questions one, and the office keeps or ends it with a reason. */
import { coversRegion, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listReached } from '#rooms/organizations/server/door.ts'
import { findCycle, findProgramme } from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import {
  listTiesInput,
  listTiesOutput,
  questionInput,
  settleInput,
  type TieState,
  tieOutput,
} from '../../shared/tie-schema.ts'
import { leadCycle } from '../runs/office.ts'
import { presentSides } from './present-sides.ts'
import { findTie, listTies, type TieRow, updateTie } from './store.ts'

export const presentTies = async (tx: Transaction, rows: readonly TieRow[]) => {
  const sides = await presentSides(tx, rows)
  return rows.map((row) => ({
    countyCode: row.countyCode,
    id: row.id,
    ...sides(row),
    since: row.since,
    state: row.state as TieState,
    questionedBy: row.questionedBy as 'supporter' | 'community' | null,
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
    if (!programme || !isInScope(reach.scope, programme.keeperCode)) throw absent()
    const { keeperCode, regionCode } = programme
    return read({ counties: [keeperCode] }, async (tx) => {
      const rows = await listTies(tx, keeperCode, cycleId)
      const all = coversRegion(reach, { prefix: prefixOfCode(regionCode) })
      return { items: await presentTies(tx, all ? rows : await ownOf(tx, rows, reach)) }
    })
  },
})

async function ownOf(
  tx: Transaction,
  rows: readonly TieRow[],
  reach: Reach,
): Promise<readonly TieRow[]> {
  const countyCode = rows[0]?.countyCode
  if (countyCode === undefined) return []
  const ids = new Set(rows.flatMap(({ supporterId, communityId }) => [supporterId, communityId]))
  const own = new Set((await listReached(tx, countyCode, reach, [...ids])).map(({ id }) => id))
  return rows.filter((row) => own.has(row.supporterId) || own.has(row.communityId))
}

export const questionTie = route({
  method: 'POST',
  path: '/api/ties/:county/:tieId/question',
  summary: 'Question a tie from before, for one’s own organization and with a reason',
  access: { capability: 'pairing.answer' },
  input: questionInput,
  output: tieOutput,
  async handle({ actor, params: { county, tieId }, body, write }) {
    const reach = actor.reach('pairing.answer')
    if (!isInScope(reach.scope, county)) throw absent()
    return write({ counties: [county] }, async (tx) => {
      const tie = await findTie(tx, county, tieId, true)
      const own = tie && (body.side === 'supporter' ? tie.supporterId : tie.communityId)
      if (!tie || !own || (await listReached(tx, county, reach, [own])).length === 0) throw absent()
      const { side: questionedBy, reason, version } = body
      const change = { state: 'questioned', questionedBy, reason, changedBy: actor.id }
      return settle(tx, tie, change, { version, by: actor.id })
    })
  },
})

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
      return settle(tx, tie, change, { version, by: actor.id })
    })
  },
})

/** @throws Problem pairing.tie-changed when somebody else settled it since it was read */
async function settle(
  tx: WriteTransaction,
  tie: TieRow,
  change: Parameters<typeof updateTie>[2],
  { version, by }: { version: number; by: string },
) {
  if (tie.version !== version) throw refusedStep('tie-changed')
  const next = await updateTie(tx, tie, change)
  const { countyCode, id } = tie
  await tx.record({
    countyCode,
    action: `pairing.tie-${change.state}`,
    subject: { kind: 'tie', id },
    actor: by,
    reason: change.reason as string,
    before: { state: tie.state, questionedBy: tie.questionedBy },
    after: { state: change.state, questionedBy: change.questionedBy },
  })
  return { state: change.state as TieState, version: next }
}
