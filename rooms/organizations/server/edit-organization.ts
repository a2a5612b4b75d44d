import { dayOf } from '#base/server/clock.ts'
import { codeOf } from '#base/server/db/errors.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { type Refusal, refusedByRules } from '../shared/problems.ts'
import { isOtherKind, judgeState } from '../shared/rules.ts'
import { changedOutput, editOrganizationInput } from '../shared/schema.ts'
import { writeOrLook } from './cadres/look-at-cadre.ts'
import { applyChanges } from './changes/apply-changes.ts'
import { judgeFields } from './changes/judge-fields.ts'
import { takeForChange } from './changes/take.ts'
import { sentOf } from './hanging/refuse-stale.ts'
import { warningsOf } from './listing/describe-organizations.ts'
import type { OrganizationsParts } from './parts.ts'
import { refusedSeat } from './reach/refused-seat.ts'
import { countyScope, maySit } from './reach/within.ts'
import type { OrganizationRow } from './store.ts'

export const editOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'PATCH',
    path: '/api/organizations/:countyCode/:id',
    summary:
      'Change what is known of an organization; name and place in the tree have verbs of their own',
    access: { capability: 'organizations.write' },
    input: editOrganizationInput,
    output: changedOutput,
    async handle(asking) {
      const { actor, params, body } = asking
      const { countyCode, id } = params
      const write = writeOrLook(parts, asking, countyCode)
      const { version, reason, ...given } = body
      const yours = sentOf(given)
      const reach = actor.reach('organizations.write')
      return write(countyScope(reach, countyCode), async (tx) => {
        const taken = await takeForChange(tx, parts, countyCode, reach, [{ id, version, yours }])
        const before = taken[0] as OrganizationRow
        const fields = { ...before, ...yours }
        await refuseMoveOut(tx, reach, before, fields)
        const refusals = [
          ...judgeState([{ row: before, pointer: '' }]),
          ...judgeKind(before, fields),
          ...judgeFounding(fields, dayOf(tx.now)),
          ...(await judgeFields(tx, { countyCode, reach }, [
            { fields, id, was: before, pointer: '' },
          ])),
        ]
        if (refusals.length > 0) throw refusedByRules(refusals)
        const by = { change: 'edit', actor: actor.id, reason } as const
        const [row] = await applyChanges(tx, countyCode, [{ before, after: yours }], by).catch(
          (error) => {
            // The one rule that a database has of its own: somebody took the code after it was asked for.
            if (codeOf(error) !== '23505') throw error
            throw refusedByRules([{ code: 'code-taken', pointer: '/code', id }])
          },
        )
        return { id, version: (row as OrganizationRow).version, warnings: warningsOf(fields) }
      })
    },
  })

function judgeKind({ id, kind }: OrganizationRow, after: { kind: string }): Refusal[] {
  return isOtherKind(kind, after.kind) ? [{ code: 'kind-person', pointer: '/kind', id }] : []
}

function judgeFounding({ id, foundedOn }: OrganizationRow, today: string): Refusal[] {
  if (foundedOn === null || foundedOn <= today) return []
  return [{ code: 'day-late', pointer: '/foundedOn', id }]
}

/** Nobody moves a seat to where they may not write. */
async function refuseMoveOut(
  tx: Transaction,
  reach: Reach,
  before: OrganizationRow,
  { regionCode }: { regionCode: string },
): Promise<void> {
  if (regionCode === before.regionCode) return
  if (!maySit(reach, before.countyCode, regionCode)) throw await refusedSeat(tx, regionCode)
}
