import type { Transaction } from '#base/server/db/work.ts'
import { listProposalsByIds } from '../proposals/store.ts'
import { presentSides } from '../ties/present-sides.ts'
import type { ObjectionRow } from './store.ts'

export interface PairNames {
  supporter: string
  community: string
}

/** What the pairs are called that objections are about, by proposal. */
export async function namesOfPairs(
  tx: Transaction,
  countyCode: string,
  rows: readonly ObjectionRow[],
): Promise<ReadonlyMap<string, PairNames>> {
  const ids = new Set(rows.flatMap(({ proposalId }) => proposalId ?? []))
  const proposals = await listProposalsByIds(tx, countyCode, [...ids])
  const sides = await presentSides(tx, proposals)
  return new Map(
    proposals.map((each) => {
      const { supporter, community } = sides(each)
      return [each.id, { supporter: supporter.name, community: community.name }]
    }),
  )
}
