/** What organizations are found by, kept up with their names: at once for few, by a job for many. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Transaction, Work, WriteTransaction } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { normalName } from '../../shared/normal-name.ts'
import {
  deleteTokens,
  insertTokens,
  insertUnindexed,
  listCountiesUnindexed,
  setNormalNames,
  takeUnindexed,
  wakeIndexing,
} from './store.ts'
import { tokensOf } from './tokens.ts'

export interface Named {
  countyCode: string
  id: string
  code: string
  name: string
  kind: string
}

/**
 * Each name has some thirty tokens, a millisecond or two with their indexes: as many as these keep whoever waits
 * waiting for a second or so.
 */
const mostAtOnce = 1000

/** Rows of one transaction of the job: quick to do again when it is interrupted. */
const perTransaction = 500

/** Whether so many are indexed with the change itself; if not, `indexLater`. */
export function indexedAtOnce(rows: { length: number }): boolean {
  return rows.length <= mostAtOnce
}

/** @param before whether they may have tokens already */
export async function indexNow(
  tx: Transaction,
  rows: readonly Named[],
  { before = false } = {},
): Promise<void> {
  for (const [countyCode, own] of Map.groupBy(rows, (row) => row.countyCode)) {
    const ids = own.map(({ id }) => id)
    if (before) await deleteTokens(tx, countyCode, ids)
    await insertTokens(tx, countyCode, own.flatMap(tokensOfRow))
  }
}

/** Leaves them to the job, which is woken with the commit. */
export async function indexLater(
  tx: Transaction,
  rows: readonly Pick<Named, 'countyCode' | 'id'>[],
): Promise<void> {
  for (const [countyCode, own] of Map.groupBy(rows, (row) => row.countyCode)) {
    const ids = own.map(({ id }) => id)
    const parts = []
    for (let at = 0; at < ids.length; at += perTransaction) {
      parts.push(ids.slice(at, at + perTransaction))
    }
    await insertUnindexed(tx, countyCode, parts)
    await wakeIndexing(tx, countyCode)
  }
}

/**
 * Wakes the job of every county in which something waits for it. Jobs are in no backup, so after a restore nothing
 * else would.
 */
export async function resumeIndexing(work: Work): Promise<void> {
  const known = codesBetween('000000', '999999')
  const waiting = await work.read({ counties: areaScope('') }, (tx) =>
    listCountiesUnindexed(tx, known),
  )
  for (const countyCode of waiting) {
    await work.write({ counties: [countyCode] }, (tx) => wakeIndexing(tx, countyCode))
  }
}

/** Makes findable what is not yet, or is found by a former name. */
export async function indexCounty(work: Work, countyCode: string): Promise<void> {
  const scope = { counties: [countyCode] }
  while (await work.write(scope, (tx) => indexSome(tx, countyCode)));
}

/** @returns whether something was waiting */
async function indexSome(tx: WriteTransaction, countyCode: string): Promise<boolean> {
  const rows = await takeUnindexed(tx, countyCode)
  if (!rows) return false
  await indexNow(tx, rows, { before: true })
  const older = rows.filter((row) => row.normalName === null)
  const names = older.map(({ id, name }) => ({ id, normalName: normalName(name) }))
  await setNormalNames(tx, countyCode, names)
  return true
}

/** Names of persons are kept to tell a village who supports it, not to be looked up: only the code finds them. */
function tokensOfRow({ id, code, name, kind }: Named) {
  const tokens = tokensOf({ code, name: kind === 'person' ? '' : name })
  return tokens.map((token) => ({ organizationId: id, ...token }))
}
