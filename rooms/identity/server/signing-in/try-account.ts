/** How often a password or code of one account may be tried, from whatever address. */
import type { Work } from '#base/server/db/work.ts'
import { findKnownBrowser, type KnownBrowser } from '../known-browsers/known-browsers.ts'
import { giveBrowserTryBack, takeBrowserTry } from '../known-browsers/store.ts'
import type { IdentityParts } from '../parts.ts'
import { findUser, type UserRow } from '../people/store.ts'
import { local } from '../scopes.ts'
import { lockMinutes, mostFailures } from './lock-limits.ts'
import { giveTryBack, takeTry } from './store.ts'

/**
 * Makes one try, which has failed when it resolves to nothing. It is counted before it is made, in one statement, and
 * given back when it was right: of many at once no more are made than one after the other.
 *
 * @param browser known to the account: its tries are its own, and a lock that strangers brought about is none to it
 * @returns undefined also while whatever is counted is locked
 */
export async function tryAccount<T>(
  write: Work['write'],
  user: Pick<UserRow, 'id' | 'homeCountyCode'>,
  browser: KnownBrowser | undefined,
  now: Date,
  act: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000)
  const limit = { most: mostFailures, now, lockedUntil }
  const taken = await write(local, (tx) =>
    browser ? takeBrowserTry(tx, browser, limit) : takeTry(tx, user.id, limit),
  )
  if (taken === undefined) return undefined
  const giveBack = () =>
    write(local, (tx) =>
      browser
        ? giveBrowserTryBack(tx, browser, mostFailures)
        : giveTryBack(tx, user.id, mostFailures),
    )
  const result = await act().catch(async (error) => {
    await giveBack()
    throw error
  })
  if (result !== undefined) await giveBack()
  else if (taken === mostFailures) await recordLock(write, user, browser ? 'lock-browser' : 'lock')
  return result
}

/** Of somebody who has proved to be its owner, or to know the password: until when no try counts. */
export async function findLock(
  parts: Pick<IdentityParts, 'auth'>,
  read: Work['read'],
  { headers, userId, now }: { headers: Headers; userId: string; now: Date },
): Promise<Date | undefined> {
  const { lockedUntil } = await read(local, async (tx) => {
    const browser = await findKnownBrowser(parts, tx, headers, userId)
    return browser ?? (await findUser(tx, userId)) ?? { lockedUntil: null }
  })
  return lockedUntil && lockedUntil > now ? lockedUntil : undefined
}

function recordLock(
  write: Work['write'],
  user: Pick<UserRow, 'id' | 'homeCountyCode'>,
  what: 'lock' | 'lock-browser',
): Promise<void> {
  return write({ counties: [user.homeCountyCode] }, (tx) =>
    tx.record({
      countyCode: user.homeCountyCode,
      action: `identity.${what}`,
      subject: { kind: 'user', id: user.id },
      actor: 'sign-in',
    }),
  )
}
