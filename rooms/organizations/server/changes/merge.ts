/** Several organizations become one: because they were joined, or because one had been entered twice. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { refusedByRules } from '../../shared/problems.ts'
import { judgeDay, judgeMerge, judgeState, judgeTwice } from '../../shared/rules.ts'
import { mergeInput, type mergeKinds, mergeOutput } from '../../shared/schema.ts'
import { writeOrLook } from '../cadres/look-at-cadre.ts'
import {
  type Passing,
  passContacts,
  passLeadershipCounts,
  passPosts,
  passTeams,
} from '../hanging/move-hanging.ts'
import { refreshTallies } from '../hanging/store.ts'
import { scopeOfOrganizations } from '../hanging/with-organization.ts'
import { insertSuccessions } from '../history/store.ts'
import type { OrganizationsParts } from '../parts.ts'
import type { OrganizationRow } from '../store.ts'
import { listBelow, listParentsAbove, lockTree } from '../tree/store.ts'
import { type Alteration, type Altered, applyChanges } from './apply-changes.ts'
import { judgeBeyond } from './judge-beyond.ts'
import type { Place, Plan, RowSubject } from './run-change.ts'
import { takeForChange } from './take.ts'

export type MergeKind = (typeof mergeKinds)[number]

const capability = 'organizations.reorganise'

export const mergeOrganizations = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/merge',
    summary: 'Let organizations go on as one; what hangs on them moves to it, and nothing is lost',
    access: { capability },
    input: mergeInput,
    output: mergeOutput,
    async handle(context) {
      const { actor, params, body } = context
      const { countyCode } = params
      const write = writeOrLook(parts, context, countyCode)
      const { kind, from, to, day, reason } = body
      const ids = [...from.map(({ id }) => id), to.id]
      const scope = await scopeOfOrganizations(context, capability, countyCode, ids)
      const reach = actor.reach(capability)
      return write(scope, async (tx) => {
        await lockTree(tx, countyCode)
        const sent = [...from, to].map(({ id, version }) => ({ id, version, yours: {} }))
        const rows = await takeForChange(tx, parts, countyCode, reach, sent)
        const kept = rows.at(-1) as OrganizationRow
        const gone = rows.slice(0, -1)
        const subjects = gone.map((row, at) => ({ row, pointer: `/from/${at}` }))
        const target = { row: kept, pointer: '/to' }
        const place: Place = { countyCode, reach, lock: 'update' }
        const plan = await planMerge(tx, place, subjects, target, kind, day)
        if (plan.refusals.length > 0) throw refusedByRules(plan.refusals)
        const by = { change: 'merge', actor: actor.id, reason } as const
        await applyChanges(tx, countyCode, plan.changes, by)
        const passing = {
          countyCode,
          from: gone.map(({ id }) => id),
          to: kept.id,
          by: { actor: actor.id, reason },
        }
        await passWhatHangs(tx, passing, kind)
        await insertSuccessions(
          tx,
          gone.map(({ id }) => ({
            countyCode,
            fromId: id,
            toId: kept.id,
            kind,
            ended: true,
            day: day ?? dayOf(tx.now),
            reason,
          })),
        )
        const filled = kind === 'duplicate' ? gapsFilled(kept, gone) : {}
        const [row] = await applyChanges(tx, countyCode, [{ before: kept, after: filled }], by)
        await refreshTallies(tx, countyCode, ids)
        return { id: kept.id, version: (row as OrganizationRow).version }
      })
    },
  })

/**
 * What ends and what comes to hang on the kept one. Of a duplicate everything moves, former branches too, because it
 * was never two; of organizations that were joined, what is there on the day.
 */
export async function planMerge(
  tx: Transaction,
  { countyCode, reach, lock }: Place,
  from: readonly RowSubject[],
  to: RowSubject,
  kind: MergeKind,
  on: string | undefined,
): Promise<Plan> {
  const today = dayOf(tx.now)
  const day = on ?? today
  const ids = from.map(({ row }) => row.id)
  const closedToo = kind === 'duplicate'
  const below = await listBelow(tx, countyCode, ids, { closedToo, lock })
  const moving = below.filter(({ id }) => !ids.includes(id) && id !== to.row.id)
  const ended = from.map(({ row }): Altered => {
    const payload = { from: row.id, to: to.row.id, kind, day }
    return {
      before: row,
      after: { endsOn: day },
      events: [{ topic: 'organizations.merged', payload }],
    }
  })
  return {
    refusals: [
      ...judgeState([...from, to]),
      ...judgeTwice(from),
      ...judgeMerge(from, to, await listParentsAbove(tx, countyCode, [to.row.id])),
      ...judgeDay(from, day, today),
      // Roles on a duplicate come to hold on the kept one, with all that hangs on it.
      ...(await judgeBeyond(tx, { countyCode, reach }, closedToo ? [...from, to] : from)),
    ],
    changes: [
      ...ended,
      ...moving.map((row): Altered => ({ before: row, after: { parentId: to.row.id } })),
    ],
  }
}

/** @param tx its scope holds all of them */
async function passWhatHangs(
  tx: WriteTransaction,
  passing: Passing,
  kind: MergeKind,
): Promise<void> {
  await passContacts(tx, passing)
  await passTeams(tx, passing, { joinedToo: true })
  if (kind === 'merged') return
  // Posts of an organization that was joined to another are over with it; those of a duplicate were the kept one's.
  await passPosts(tx, passing)
  await passLeadershipCounts(tx, passing)
}

const gaps = [
  'level',
  'function',
  'socialCreditCode',
  'members',
  'households',
  'foundedOn',
] as const

/** What only a duplicate knew. */
function gapsFilled(kept: OrganizationRow, gone: readonly OrganizationRow[]): Alteration {
  const known = gaps.flatMap((field) => {
    if (kept[field] !== null) return []
    const value = gone.find((row) => row[field] !== null)?.[field]
    return value === undefined ? [] : [[field, value] as const]
  })
  return Object.fromEntries(known)
}
