import type { Transaction } from '#base/server/db/work.ts'
import type { Problem } from '#base/shared/problem.ts'
import { refused, refusedAt } from '#base/shared/problems.ts'
import { nameRegions } from '../listing/describe-organizations.ts'

/** A seat beyond the reach, named by whoever asked for it; the names of regions are public. */
export async function refusedSeat(tx: Transaction, regionCode: string): Promise<Problem> {
  const name = (await nameRegions(tx, [regionCode])).get(regionCode)
  return name === undefined ? refused() : refusedAt(name)
}
