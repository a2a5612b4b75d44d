import { type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type BrowserRow = Selectable<Tables['identity.knownBrowsers']>
type Key = Pick<BrowserRow, 'userId' | 'tokenHash'>

export async function findBrowser(
  tx: Transaction,
  userId: string,
  tokenHashes: readonly Buffer[],
  since: Date,
): Promise<BrowserRow | undefined> {
  return tx.db
    .selectFrom('identity.knownBrowsers')
    .selectAll()
    .where('userId', '=', userId)
    .where('tokenHash', '=', sql<Buffer>`any(${tokenHashes}::bytea[])`)
    .where('usedAt', '>', since)
    .orderBy('usedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** As `takeTry` of an account, for this browser alone. */
export async function takeBrowserTry(
  tx: WriteTransaction,
  { userId, tokenHash }: Key,
  { most, now, lockedUntil }: { most: number; now: Date; lockedUntil: Date },
): Promise<number | undefined> {
  const count = sql<number>`case when failed_tries >= ${most} then 1 else failed_tries + 1 end`
  const taken = await tx.db
    .updateTable('identity.knownBrowsers')
    .set({
      failedTries: count,
      lockedUntil: sql<Date | null>`case when ${count} >= ${most}
        then ${lockedUntil}::timestamptz end`,
    })
    .where('userId', '=', userId)
    .where('tokenHash', '=', tokenHash)
    .where((eb) => eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<=', now)]))
    .returning('failedTries')
    .executeTakeFirst()
  return taken?.failedTries
}

export async function giveBrowserTryBack(
  tx: WriteTransaction,
  { userId, tokenHash }: Key,
  most: number,
): Promise<void> {
  await tx.db
    .updateTable('identity.knownBrowsers')
    .set({
      failedTries: sql<number>`greatest(failed_tries - 1, 0)`,
      lockedUntil: sql<Date | null>`case when failed_tries < ${most} then locked_until end`,
    })
    .where('userId', '=', userId)
    .where('tokenHash', '=', tokenHash)
    .execute()
}

/** Puts it there, or forgives what failed in it; the ones not used for longest go. */
export async function putBrowser(
  tx: WriteTransaction,
  { userId, tokenHash }: Key,
  most: number,
): Promise<void> {
  const fresh = { failedTries: 0, lockedUntil: null, usedAt: tx.now }
  await tx.db
    .insertInto('identity.knownBrowsers')
    .values({ userId, tokenHash, ...fresh })
    .onConflict((conflict) => conflict.columns(['userId', 'tokenHash']).doUpdateSet(fresh))
    .execute()
  await tx.db
    .deleteFrom('identity.knownBrowsers')
    .where('userId', '=', userId)
    .where('tokenHash', 'not in', (eb) =>
      eb
        .selectFrom('identity.knownBrowsers')
        .select('tokenHash')
        .where('userId', '=', userId)
        .orderBy('usedAt', 'desc')
        .orderBy('tokenHash')
        .limit(most),
    )
    .execute()
}

/** @param keep the one that stays known */
export async function deleteBrowsers(
  tx: WriteTransaction,
  userId: string,
  keep?: Pick<BrowserRow, 'tokenHash'>,
): Promise<void> {
  let query = tx.db.deleteFrom('identity.knownBrowsers').where('userId', '=', userId)
  if (keep) query = query.where('tokenHash', '<>', keep.tokenHash)
  await query.execute()
}

export async function forgiveBrowsers(tx: WriteTransaction, userId: string): Promise<void> {
  await tx.db
    .updateTable('identity.knownBrowsers')
    .set({ failedTries: 0, lockedUntil: null })
    .where('userId', '=', userId)
    .execute()
}

export async function deleteBrowsersUsedBefore(tx: WriteTransaction, moment: Date): Promise<void> {
  await tx.db.deleteFrom('identity.knownBrowsers').where('usedAt', '<', moment).execute()
}
