/** Searches read the most for the least typing, so that few run at once and each ends soon. */
import { sql } from 'kysely'
import { unavailable } from '#base/shared/problems.ts'
import type { Transaction } from '../db/work.ts'

/** Fewer than connections: pages that search nothing go on. */
const atOnce = 4
/** More would wait longer than a person does. */
const mostWaiting = 40

/** The slowest names of the country take a fifth of it; what takes longer was not typed to find a place. */
const longestSearch = 1_000

let running = 0
const waiting: (() => void)[] = []

/**
 * @param act opens the transaction in which the search runs: whoever waits holds no connection
 * @throws Problem base.unavailable when too many wait already
 */
export async function searchInTurn<T>(act: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw unavailable()
    await new Promise<void>((turn) => waiting.push(turn))
  } else {
    running += 1
  }
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Runs the statements of a search; the transaction's own limit holds for what follows. */
export async function searchShortly<T>(tx: Transaction, act: () => Promise<T>): Promise<T> {
  await sql`set local statement_timeout = ${sql.lit(longestSearch)}`.execute(tx.db)
  const found = await act()
  await sql`set local statement_timeout to default`.execute(tx.db)
  return found
}
