/** The registry may know several communities at one code, and more than take part: the public is told of those that do. */
import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationRow } from '#rooms/organizations/server/door.ts'
import { listPaired } from '#rooms/pairing/server/door.ts'
import { listPresent } from '#rooms/programmes/server/door.ts'

/**
 * Those that are paired, closed or not, or else are in the programme. As long as it has no cycle, any that is open
 * may come to be.
 */
export async function takingPart(
  tx: Transaction,
  { countyCode, cycleId }: { countyCode: string; cycleId: string | undefined },
  communities: readonly OrganizationRow[],
): Promise<OrganizationRow[]> {
  if (communities.length === 0) return []
  if (!cycleId) return communities.filter(({ endsOn }) => endsOn === null)
  const ids = await idsTakingPart(tx, [countyCode], cycleId)
  return communities.filter(({ id }) => ids.has(id))
}

/** Of all communities that do. */
export async function idsTakingPart(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<ReadonlySet<string>> {
  const paired = await listPaired(tx, counties, cycleId, 'community')
  const present = await listPresent(tx, counties, cycleId)
  const inside = [...present].flatMap(([id, part]) => (part === 'community' ? [id] : []))
  return new Set([...paired, ...inside])
}
