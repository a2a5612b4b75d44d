import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { findIdentityNumber } from '#base/shared/identity-number.ts'
import type { Refusal } from '../../shared/problems.ts'
import { judgeState } from '../../shared/rules.ts'
import {
  changedManyOutput,
  itemOutput,
  largestBatch,
  renameInput,
  renameManyInput,
} from '../../shared/schema.ts'
import type { OrganizationsParts } from '../parts.ts'
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

const capability = 'organizations.write'

export const renameOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/:id/rename',
    summary: 'Give an organization another name; the former one stays in its history',
    access: { capability },
    input: renameInput,
    output: itemOutput,
    handle: (context) => {
      const { params, body } = context
      const { version, name, reason } = body
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'rename',
        reason,
        tree: false,
        sent: [{ id: params.id, version, yours: { name } }],
        pointerOf: single,
        plan: (tx, place, subjects) => planRename(tx, place, subjects, [name]),
        answer: answerOne,
      })
    },
  })

export const renameOrganizations = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/rename',
    summary: 'Give many organizations other names, all or none',
    access: { capability },
    input: renameManyInput,
    output: changedManyOutput,
    largestBody: largestBatch,
    handle: (context) => {
      const { params, body } = context
      const names = body.items.map(({ name }) => name)
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'rename',
        reason: body.reason,
        tree: false,
        sent: body.items.map(({ id, version, name }) => ({ id, version, yours: { name } })),
        pointerOf: item,
        plan: (tx, place, subjects) => planRename(tx, place, subjects, names),
        answer: answerMany,
      })
    },
  })

/** @param names of the subjects, in their order; one that is the same already changes nothing */
export async function planRename(
  _tx: Transaction,
  _place: Place,
  subjects: readonly RowSubject[],
  names: readonly string[],
): Promise<Plan> {
  const named = subjects.map((subject, at) => ({ ...subject, name: names[at] as string }))
  const numbers = named
    .filter(({ name }) => findIdentityNumber(name) !== null)
    .map(({ row, pointer }): Refusal => {
      return { code: 'identity-number', pointer: `${pointer}/name`, id: row.id }
    })
  return {
    refusals: [...judgeState(subjects), ...numbers],
    changes: named.map(({ row, name }) => ({ before: row, after: { name } })),
  }
}
