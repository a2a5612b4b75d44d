import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { judgeClose, judgeDay, judgeState } from '../../shared/rules.ts'
import {
  changedManyOutput,
  closeInput,
  closeManyInput,
  itemOutput,
  largestBatch,
} from '../../shared/schema.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listBelow } from '../tree/store.ts'
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

export const closeOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/:id/close',
    summary: 'Close an organization; its history stays, and what hangs on it is over with it',
    access: { capability },
    input: closeInput,
    output: itemOutput,
    handle: (context) => {
      const { params, body } = context
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'close',
        reason: body.reason,
        tree: true,
        sent: [{ id: params.id, version: body.version, yours: {} }],
        pointerOf: single,
        plan: (tx, place, subjects) => planClose(tx, place, subjects, body.day),
        answer: answerOne,
      })
    },
  })

export const closeOrganizations = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/close',
    summary: 'Close many organizations, all or none; those below may be closed with them',
    access: { capability },
    input: closeManyInput,
    output: changedManyOutput,
    largestBody: largestBatch,
    handle: (context) => {
      const { params, body } = context
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'close',
        reason: body.reason,
        tree: true,
        sent: body.items.map(({ id, version }) => ({ id, version, yours: {} })),
        pointerOf: item,
        plan: (tx, place, subjects) => planClose(tx, place, subjects, body.day),
        answer: answerMany,
      })
    },
  })

export async function planClose(
  tx: Transaction,
  { countyCode }: Place,
  subjects: readonly RowSubject[],
  on: string | undefined,
): Promise<Plan> {
  const today = dayOf(tx.now)
  const day = on ?? today
  const open = await listBelow(
    tx,
    countyCode,
    subjects.map(({ row }) => row.id),
  )
  return {
    refusals: [
      ...judgeState(subjects),
      ...judgeDay(subjects, day, today),
      ...judgeClose(subjects, open),
    ],
    changes: subjects.map(({ row }) => ({ before: row, after: { endsOn: day } })),
  }
}
