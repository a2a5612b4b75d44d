import type { Transaction } from '#base/server/db/work.ts'
import { homesAmong } from '../across-counties.ts'

interface Pair {
  supporterId: string
  communityId: string
}

/**
 * @param counties in which either side may be registered
 * @returns both organizations of a pair, as they are named
 */
export async function presentSides(
  tx: Transaction,
  counties: readonly string[],
  pairs: readonly Pair[],
) {
  const ids = new Set(pairs.flatMap(({ supporterId, communityId }) => [supporterId, communityId]))
  const homes = await homesAmong(tx, counties, [...ids])
  const side = (id: string) => {
    const { code = '', name = '' } = homes.get(id) ?? {}
    return { id, code, name }
  }
  return ({ supporterId, communityId }: Pair) => ({
    supporter: side(supporterId),
    community: side(communityId),
  })
}
