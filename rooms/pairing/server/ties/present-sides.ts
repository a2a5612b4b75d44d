import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'

interface Pair {
  countyCode: string
  supporterId: string
  communityId: string
}

/** @returns both organizations of a pair, as they are named; both are known where the pair is kept */
export async function presentSides(tx: Transaction, pairs: readonly Pair[]) {
  const names = new Map<string, { code: string; name: string }>()
  for (const [countyCode, own] of Map.groupBy(pairs, (pair) => pair.countyCode)) {
    const ids = new Set(own.flatMap(({ supporterId, communityId }) => [supporterId, communityId]))
    for (const { id, code, name } of await listOrganizationsByIds(tx, countyCode, [...ids])) {
      names.set(id, { code, name })
    }
  }
  const side = (id: string) => ({ id, ...(names.get(id) ?? { code: '', name: '' }) })
  return ({ supporterId, communityId }: Pair) => ({
    supporter: side(supporterId),
    community: side(communityId),
  })
}
