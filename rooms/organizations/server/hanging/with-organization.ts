/** Reading and writing what hangs on one organization and is internal to it. */
import type { Scope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Context, Input } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { refusedByRules } from '../../shared/problems.ts'
import { judgeState } from '../../shared/rules.ts'
import { listReached } from '../reach/store.ts'
import { countyScope } from '../reach/within.ts'
import type { OrganizationRow } from '../store.ts'

type Asking = Pick<Context<Input, { capability: string }>, 'actor' | 'read' | 'write'>

export interface One {
  countyCode: string
  id: string
}

/**
 * The scope of organizations that a first statement found within the reach, and of no others: internal rows of
 * everything else stay closed, whatever the statements that follow forget.
 *
 * @throws Problem base.absent when one lies outside
 */
export async function scopeOfOrganizations(
  { actor, read }: Asking,
  capability: string,
  countyCode: string,
  ids: readonly string[],
): Promise<Scope> {
  const reach = actor.reach(capability)
  const scope = countyScope(reach, countyCode)
  const rows = await read(scope, (tx) => listReached(tx, countyCode, reach, ids))
  if (rows.length < new Set(ids).size) throw absent()
  return { ...scope, organizations: rows.map(({ id }) => id) }
}

export async function readOfOrganization<T>(
  asking: Asking,
  capability: string,
  { countyCode, id }: One,
  act: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const scope = await scopeOfOrganizations(asking, capability, countyCode, [id])
  return asking.read(scope, act)
}

/**
 * The organization is asked for again and held: between the two statements it may have left the reach.
 *
 * @param closedToo where nothing is added or changed: what is kept of a person can be deleted at any time
 */
export async function writeOfOrganization<T>(
  asking: Asking,
  capability: string,
  { countyCode, id }: One,
  act: (tx: WriteTransaction, row: OrganizationRow) => Promise<T>,
  { closedToo = false } = {},
): Promise<T> {
  const { actor, write } = asking
  const scope = await scopeOfOrganizations(asking, capability, countyCode, [id])
  return write(scope, async (tx) => {
    // Held in full: the tallies of one organization are counted by one transaction at a time.
    const [row] = await listReached(tx, countyCode, actor.reach(capability), [id], 'update')
    if (!row) throw absent()
    const refusals = closedToo ? [] : judgeState([{ row, pointer: '' }])
    if (refusals.length > 0) throw refusedByRules(refusals)
    return act(tx, row)
  })
}
