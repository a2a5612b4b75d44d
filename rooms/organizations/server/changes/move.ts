import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { judgeMove, judgeState } from '../../shared/rules.ts'
import {
  changedManyOutput,
  itemOutput,
  largestBatch,
  moveInput,
  moveManyInput,
} from '../../shared/schema.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import { listParentsAbove } from '../tree/store.ts'
import { judgeBeyond } from './judge-beyond.ts'
import {
  answerMany,
  answerOne,
  item,
  type Place,
  type Plan,
  type RowSubject,
  runChange,
  single,
} from './run-change.ts'

const capability = 'organizations.reorganise'

export const moveOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/:id/move',
    summary: 'Hang an organization below another, or at the top',
    access: { capability },
    input: moveInput,
    output: itemOutput,
    handle: (context) => {
      const { params, body } = context
      const { version, parentId, reason } = body
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'move',
        reason,
        tree: true,
        sent: [{ id: params.id, version, yours: { parentId } }],
        pointerOf: single,
        plan: (tx, place, subjects) => planMove(tx, place, subjects, [parentId]),
        answer: answerOne,
      })
    },
  })

export const moveOrganizations = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/move',
    summary: 'Hang many organizations elsewhere, all or none; what counts is the tree that results',
    access: { capability },
    input: moveManyInput,
    output: changedManyOutput,
    largestBody: largestBatch,
    handle: (context) => {
      const { params, body } = context
      const parents = body.items.map(({ parentId }) => parentId)
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'move',
        reason: body.reason,
        tree: true,
        sent: body.items.map(({ id, version, parentId }) => ({ id, version, yours: { parentId } })),
        pointerOf: item,
        plan: (tx, place, subjects) => planMove(tx, place, subjects, parents),
        answer: answerMany,
      })
    },
  })

/** @param parents of the subjects, in their order */
export async function planMove(
  tx: Transaction,
  { countyCode, reach, lock }: Place,
  subjects: readonly RowSubject[],
  parents: readonly (string | null)[],
): Promise<Plan> {
  const moves = subjects.map((subject, at) => ({ ...subject, parentId: parents[at] ?? null }))
  const wanted = [...new Set(moves.flatMap(({ parentId }) => parentId ?? []))]
  const there = await listReached(tx, countyCode, reach, wanted, lock)
  const above = await listParentsAbove(tx, countyCode, [
    ...wanted,
    ...subjects.map(({ row }) => row.id),
  ])
  return {
    refusals: [
      ...judgeState(subjects),
      ...(await judgeBeyond(tx, { countyCode, reach }, subjects)),
      ...judgeMove(moves, new Map(there.map((row) => [row.id, row])), above),
    ],
    changes: moves.map(({ row, parentId }) => ({ before: row, after: { parentId } })),
  }
}
