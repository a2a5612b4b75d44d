import type { Rules } from '@lianjian/pairing'
import type { Transaction } from '#base/server/db/work.ts'
import { countByTownship, countLoads, findRunInForce } from './store.ts'

export interface Overview {
  method: Rules['method']
  rules: Rules
  pairs: number
  supporters: number
  communities: number
  /** How many supporters have how many partnerships, fewest first. */
  loads: { load: number; supporters: number }[]
  townships: { township: string; communities: number }[]
}

/** What a programme's page says about the run in force; undefined before there is one. */
export async function findOverview(
  tx: Transaction,
  { keeperCode, counties }: { keeperCode: string; counties: readonly string[] },
  cycleId: string,
): Promise<Overview | undefined> {
  const run = await findRunInForce(tx, keeperCode, cycleId)
  if (!run) return undefined
  const loads = await countLoads(tx, counties, cycleId)
  const townships = await countByTownship(tx, counties, cycleId)
  return {
    method: run.method as Rules['method'],
    rules: run.rules as Rules,
    pairs: run.pairCount ?? 0,
    supporters: loads.reduce((sum, each) => sum + each.supporters, 0),
    communities: townships.reduce((sum, each) => sum + each.communities, 0),
    loads,
    townships,
  }
}
