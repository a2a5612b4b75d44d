/** Proves the totals of a county against its facts, and writes them anew from there. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { listStray, replaceFromTotals } from '../spreads/store.ts'
import {
  type Difference,
  dropUnfolded,
  listCountedCounties,
  listCyclesWithFacts,
  listDifferences,
  lockFold,
  replaceTotals,
  takeTime,
} from './store.ts'

/** Enough to see what they have in common. */
const differencesTold = 20

/** @returns totals that are not what the facts say; none, unless something is wrong */
export function recountCounty(work: Work, countyCode: string): Promise<Difference[]> {
  return work.write({ counties: [countyCode] }, async (tx) => {
    await takeTime(tx)
    await lockFold(tx, countyCode)
    const differences = await listDifferences(tx, countyCode, differencesTold)
    const strays = await listStray(tx, countyCode, differencesTold)
    return [...differences, ...strays.map((each) => ({ ...overall, ...each }))]
  })
}

/** What is added up over measures, months and levels differs as a whole. */
const overall = { measure: '', kind: '', aspect: '', month: '', level: '' }

export interface Recounted {
  countyCode: string
  differences: Difference[]
}

/**
 * Every county in which something was counted.
 *
 * @param rebuild writes the totals anew where they differ; what is answered is what was found before
 */
export async function recountAll(
  work: Work,
  { rebuild }: { rebuild: boolean },
): Promise<Recounted[]> {
  const counties = await work.read({ counties: areaScope('') }, listCountedCounties)
  const recounted: Recounted[] = []
  for (const countyCode of counties) {
    const differences = await recountCounty(work, countyCode)
    if (rebuild && differences.length > 0) await rebuildCounty(work, countyCode)
    recounted.push({ countyCode, differences })
  }
  return recounted
}

/** @returns of how many cycles the totals were written anew */
export async function rebuildCounty(work: Work, countyCode: string): Promise<number> {
  const scope = { counties: [countyCode] }
  const cycles = await work.read(scope, (tx) => listCyclesWithFacts(tx, countyCode))
  for (const cycleId of cycles) {
    await work.write(scope, async (tx) => {
      await takeTime(tx)
      await lockFold(tx, countyCode)
      await dropUnfolded(tx, countyCode, cycleId)
      await replaceTotals(tx, countyCode, cycleId)
      await replaceFromTotals(tx, countyCode, cycleId)
    })
  }
  return cycles.length
}
