/** New organizations: one from a form, many from a split or a file. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import type { Refusal } from '../shared/problems.ts'
import { refusedByRules } from '../shared/problems.ts'
import {
  changedOutput,
  createOrganizationInput,
  type NewOrganizationInput,
} from '../shared/schema.ts'
import { personOf, plain } from './changes/apply-changes.ts'
import { judgeFields } from './changes/judge-fields.ts'
import { insertOrganizations } from './insert-organizations.ts'
import { warningsOf } from './listing/describe-organizations.ts'
import { refusedSeat } from './reach/refused-seat.ts'
import { listReached } from './reach/store.ts'
import { countyScope, maySit } from './reach/within.ts'
import { listOrganizationsByIds, type OrganizationRow } from './store.ts'

export const createOrganization = route({
  method: 'POST',
  path: '/api/organizations',
  summary: 'Add an organization',
  access: { capability: 'organizations.write' },
  input: createOrganizationInput,
  output: changedOutput,
  async handle({ actor, body, write }) {
    const { countyCode, reason, ...given } = body
    const reach = actor.reach('organizations.write')
    return write(countyScope(reach, countyCode), async (tx) => {
      const { rows, refusals } = await planNew(tx, countyCode, reach, [{ given, pointer: '' }])
      if (refusals.length > 0) throw refusedByRules(refusals)
      const [made] = await createOrganizations(tx, countyCode, rows, { actor: actor.id, reason })
      const { id, version, socialCreditCode } = made as OrganizationRow
      return { id, version, warnings: warningsOf({ socialCreditCode }) }
    })
  },
})

export interface Planned {
  given: NewOrganizationInput
  /** JSON Pointer to it in what was sent. */
  pointer: string
  /** When it has to be known before. */
  id?: string
}

export type PlannedRow = Omit<OrganizationRow, 'version' | 'changedAt' | 'normalName'>

/**
 * Rows for new organizations, and what the rules refuse of them. Organizations that they hang on are held against
 * changes until the transaction ends.
 *
 * @throws Problem base.refused when a seat lies outside the reach
 */
export async function planNew(
  tx: WriteTransaction,
  countyCode: string,
  reach: Reach,
  planned: readonly Planned[],
): Promise<{ rows: PlannedRow[]; refusals: Refusal[] }> {
  const beyond = planned.find(({ given }) => !maySit(reach, countyCode, given.regionCode))
  if (beyond) throw await refusedSeat(tx, beyond.given.regionCode)
  const parents = [...new Set(planned.flatMap(({ given }) => given.parentId ?? []))]
  const held = new Map(
    (await listReached(tx, countyCode, reach, parents, 'share')).map((row) => [row.id, row]),
  )
  const refusals = await judgeFields(
    tx,
    { countyCode, reach },
    planned.map(({ given, pointer }) => ({ fields: given, pointer })),
  )
  const today = dayOf(tx.now)
  const rows = planned.map(({ given, pointer, id = newId(tx.now) }) => {
    const { parentId, beginsOn = today, ...fields } = given
    const parent = parentId === null ? undefined : held.get(parentId)
    const at = `${pointer}/parentId`
    if (parentId !== null && !parent) refusals.push({ code: 'parent-absent', pointer: at })
    else if (parent?.endsOn != null) refusals.push({ code: 'parent-closed', pointer: at })
    if ((given.foundedOn ?? today) > today) {
      refusals.push({ code: 'day-late', pointer: `${pointer}/foundedOn` })
    }
    if (beginsOn > today) refusals.push({ code: 'day-late', pointer: `${pointer}/beginsOn` })
    return { ...fields, countyCode, id, parentId, beginsOn, endsOn: null, homeCountyCode: null }
  })
  return { rows, refusals }
}

export async function createOrganizations(
  tx: WriteTransaction,
  countyCode: string,
  planned: readonly PlannedRow[],
  by: { actor: string; reason?: string | undefined; action?: string },
  pointerOf?: (at: number) => string,
): Promise<OrganizationRow[]> {
  await insertOrganizations(
    tx,
    planned.map((row) => ({ ...row, changedAt: tx.now })),
    pointerOf,
  )
  const ids = planned.map(({ id }) => id)
  const made = new Map(
    (await listOrganizationsByIds(tx, countyCode, ids)).map((row) => [row.id, row]),
  )
  const rows = ids.map((id) => made.get(id) as OrganizationRow)
  await tx.recordAll(
    rows.map((row) => ({
      countyCode,
      action: by.action ?? 'organizations.create',
      subject: { kind: 'organization', id: row.id },
      ...personOf(row),
      actor: by.actor,
      ...(by.reason !== undefined && { reason: by.reason }),
      after: plain(row),
    })),
  )
  return rows
}
