import type { Transaction } from '#base/server/db/work.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import { listProposalsByIds } from '../proposals/store.ts'
import type { Led } from '../runs/office.ts'
import { presentSides } from '../ties/present-sides.ts'
import type { ObjectionRow } from './store.ts'

export interface PairNames {
  supporter: string
  community: string
}

/** What the pairs are called that objections are about, by proposal. */
export async function namesOfPairs(
  tx: Transaction,
  { countyCode, scope }: Led,
  rows: readonly ObjectionRow[],
): Promise<ReadonlyMap<string, PairNames>> {
  const ids = new Set(rows.flatMap(({ proposalId }) => proposalId ?? []))
  const proposals = await listProposalsByIds(tx, countyCode, [...ids])
  const sides = await presentSides(tx, countiesIn(scope), proposals)
  return new Map(
    proposals.map((each) => {
      const { supporter, community } = sides(each)
      return [each.id, { supporter: supporter.name, community: community.name }]
    }),
  )
}
