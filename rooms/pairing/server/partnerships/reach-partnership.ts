/** A partnership is read by whoever reaches either of its sides. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Context, Input } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { reachedOf } from '../across-counties.ts'
import type { PartnershipRow } from '../store.ts'
import { findPartnership } from './store.ts'

export interface ReachedPartnership {
  row: PartnershipRow
  /** Where the supporter is registered. */
  home: string
  /** What a transaction is opened with to tell of it: of both sides and of whoever keeps the run. */
  counties: string[]
}

/**
 * Its own county and the supporter's are opened to judge it; a reach that holds neither side learns nothing.
 *
 * @throws Problem base.absent
 */
export async function reachPartnership(
  read: Context<Input>['read'],
  reach: Reach,
  { county, id }: { county: string; id: string },
): Promise<ReachedPartnership> {
  const found = await read({ counties: [county] }, (tx) => withHome(tx, county, id))
  if (!found) throw absent()
  const { row, home } = found
  const seats = [
    { countyCode: home, id: row.supporterId },
    { countyCode: county, id: row.communityId },
  ]
  const reached = await read({ counties: [...new Set([county, home])] }, (tx) =>
    reachedOf(tx, reach, seats),
  )
  if (reached.size === 0) throw absent()
  const counties = [...new Set([county, home, row.runCountyCode ?? county])]
  return { row, home, counties }
}

async function withHome(tx: Transaction, county: string, id: string) {
  const row = await findPartnership(tx, county, id)
  if (!row) return undefined
  const [supporter] = await listOrganizationsByIds(tx, county, [row.supporterId])
  return { row, home: supporter?.homeCountyCode ?? county }
}
