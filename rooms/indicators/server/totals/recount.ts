/** Proves the totals of a county against its facts, and writes them anew from there. */
import { sql } from 'kysely'
import type { Transaction, Work } from '#base/server/db/work.ts'
import {
  type Difference,
  dropUnfolded,
  listCyclesWithFacts,
  listDifferences,
  lockFold,
  replaceTotals,
} from './store.ts'

/** Enough to see what they have in common. */
const differencesTold = 20

/** Ten million facts are read in less; nobody waits for it at a page. */
const longestRecount = '15min'

/** @returns totals that are not what the facts say; none, unless something is wrong */
export function recountCounty(work: Work, countyCode: string): Promise<Difference[]> {
  return work.write({ counties: [countyCode] }, async (tx) => {
    await takeTime(tx)
    await lockFold(tx, countyCode)
    return listDifferences(tx, countyCode, differencesTold)
  })
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
    })
  }
  return cycles.length
}

async function takeTime(tx: Transaction): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(longestRecount)}`.execute(tx.db)
}
