import type { Transaction } from '#base/server/db/work.ts'
import { stale } from '../../shared/problems.ts'
import type { OrganizationsParts } from '../parts.ts'

interface Versioned {
  id: string
  version: number
  changedBy: string
  changedAt: Date
}

/**
 * Rows that hang on an organization keep no former versions, so that no personal value outlives its purpose: told
 * is what is there now beside what was sent, and by whom; `before` stays unknown.
 *
 * @throws Problem organizations.stale
 */
export async function refuseStale<Row extends Versioned>(
  tx: Transaction,
  parts: OrganizationsParts,
  row: Row,
  name: string,
  version: number,
  yours: { [Field in keyof Row]?: Row[Field] },
): Promise<void> {
  if (row.version === version) return
  const names = await parts.namesOfUsers(tx, [row.changedBy])
  const by = names.get(row.changedBy) ?? ''
  const at = row.changedAt.toISOString()
  const fields = Object.keys(yours) as (keyof Row & string)[]
  const changes = fields
    .filter((field) => yours[field] !== row[field])
    .map((field) => ({ field, before: null, theirs: row[field], yours: yours[field], by, at }))
  throw stale([{ id: row.id, name, version: row.version, changes }])
}

/** Fields that were not sent stay as they are. */
export function sentOf<Given extends object>(
  given: Given,
): { [Field in keyof Given]?: Exclude<Given[Field], undefined> } {
  const sent = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(sent) as ReturnType<typeof sentOf<Given>>
}
