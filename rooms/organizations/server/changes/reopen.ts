import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import type { Refusal } from '../../shared/problems.ts'
import { judgeMove, judgeState } from '../../shared/rules.ts'
import { itemOutput, reopenInput } from '../../shared/schema.ts'
import { listSuccessions } from '../history/store.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import { listOrganizationsByIds } from '../store.ts'
import { listParentsAbove } from '../tree/store.ts'
import { judgeBeyond } from './judge-beyond.ts'
import {
  answerOne,
  type Place,
  type Plan,
  type RowSubject,
  runChange,
  single,
} from './run-change.ts'

const capability = 'organizations.reorganise'

export const reopenOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/:id/reopen',
    summary: 'Open a closed organization again; one that went on as another stays closed',
    access: { capability },
    input: reopenInput,
    output: itemOutput,
    handle: (context) => {
      const { params, body } = context
      const { version, parentId, reason } = body
      return runChange(parts, context, {
        capability,
        countyCode: params.countyCode,
        change: 'reopen',
        reason,
        tree: true,
        sent: [{ id: params.id, version, yours: parentId === undefined ? {} : { parentId } }],
        pointerOf: single,
        plan: (tx, place, subjects) => planReopen(tx, place, subjects, parentId),
        answer: answerOne,
      })
    },
  })

/** @param parentId where it hangs from now on; as before when undefined */
export async function planReopen(
  tx: Transaction,
  { countyCode, reach, lock }: Place,
  subjects: readonly RowSubject[],
  parentId: string | null | undefined,
): Promise<Plan> {
  const moves = subjects.map((subject) => ({
    ...subject,
    parentId: parentId === undefined ? subject.row.parentId : parentId,
  }))
  const ids = subjects.map(({ row }) => row.id)
  const wanted = moves.flatMap((move) => move.parentId ?? [])
  // Where it hung before it may hang again, whoever may see that.
  const parents =
    parentId === undefined
      ? await listOrganizationsByIds(tx, countyCode, wanted)
      : await listReached(tx, countyCode, reach, wanted, lock)
  const above = await listParentsAbove(tx, countyCode, [...wanted, ...ids])
  const gone = await listSuccessions(tx, countyCode, ids)
  const wentOn = subjects
    .filter(
      ({ row }) =>
        row.endsOn !== null && gone.some(({ fromId, ended }) => ended && fromId === row.id),
    )
    .map(({ row, pointer }): Refusal => ({ code: 'went-on', pointer, id: row.id }))
  return {
    refusals: [
      ...judgeState(subjects, 'closed'),
      ...judgeMove(moves, new Map(parents.map((row) => [row.id, row])), above),
      ...wentOn,
      ...(parentId === undefined ? [] : await judgeBeyond(tx, { countyCode, reach }, subjects)),
    ],
    changes: moves.map((move) => ({
      before: move.row,
      after: { endsOn: null, parentId: move.parentId },
    })),
  }
}
