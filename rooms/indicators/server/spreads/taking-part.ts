/** Who takes part in a cycle where figures are asked of: the communities of a place, or those beside an organization. */
import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { listPresent } from '#rooms/programmes/server/door.ts'
import { notOneCounty } from '../../shared/problems.ts'
import type { AskedOf } from '../figures/asked.ts'

export type Part = 'supporter' | 'community' | 'ally'

export interface OneOf {
  id: string
  name: string
  regionCode: string
  /** Under which its totals are kept. */
  scope: string
}

export interface TakingPart {
  countyCode: string
  part: Part
  all: OneOf[]
  /** The organization that was asked of, where it takes part. */
  own: OneOf | undefined
}

/**
 * Of an organization those that take part as it does in its county; of a place the communities in it.
 *
 * @throws Problem indicators.not-one-county above a county
 */
export async function listTakingPart(
  tx: Transaction,
  cycleId: string,
  { of, whose, scope = '' }: AskedOf,
): Promise<TakingPart> {
  const { countyCode } = of
  if (countyCode === null) throw notOneCounty()
  const present = await listPresent(tx, [countyCode], cycleId)
  const part = whose === 'organization' ? (present.get(scope) ?? 'supporter') : 'community'
  const ids = [...present].filter(([, each]) => each === part).map(([id]) => id)
  const rows = await listOrganizationsByIds(tx, countyCode, ids)
  const byCommunity = part === 'community'
  const all = rows.map(({ id, name, regionCode }) => ({
    ...{ id, name, regionCode },
    scope: byCommunity ? regionCode : id,
  }))
  const within = whose === 'region' ? all.filter((each) => each.regionCode.startsWith(scope)) : all
  return { countyCode, part, all: within, own: all.find(({ id }) => id === scope) }
}
