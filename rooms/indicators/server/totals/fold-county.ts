/** Adds to the totals of a county what its facts and confirmations say and the totals do not hold yet. */
import type { Work } from '#base/server/db/work.ts'
import { addToTotals, lockFold, markFolded, takeUnfolded } from './store.ts'

/** Of facts and confirmations together: a transaction of some tenths of a second. */
const foldedAtOnce = 20_000

/** @returns how many facts and confirmations were folded now */
export async function foldCounty(
  work: Work,
  countyCode: string,
  atOnce: number = foldedAtOnce,
): Promise<number> {
  for (let folded = 0; ; ) {
    const count = await work.write({ counties: [countyCode] }, async (tx) => {
      await lockFold(tx, countyCode)
      const taken = await takeUnfolded(tx, countyCode, atOnce)
      const size = taken.facts.length + taken.confirmations.length
      if (size > 0) await addToTotals(tx, countyCode, taken)
      if (size < atOnce) await markFolded(tx, countyCode)
      return size
    })
    folded += count
    if (count < atOnce) return folded
  }
}
