/** How often a password or code of one account may be tried, from whatever address. */
import type { Work } from '#base/server/db/work.ts'
import type { UserRow } from '../people/store.ts'
import { local } from '../scopes.ts'
import { giveTryBack, takeTry } from './store.ts'

/** GB/T 22239 asks for a limit without naming it; five and a quarter of an hour stop guessing, not people. */
export const mostFailures = 5
export const lockMinutes = 15

/**
 * Makes one try, which has failed when it resolves to nothing. It is counted before it is made, in one statement, and
 * given back when it was right: of many at once no more are made than one after the other.
 *
 * @returns undefined also for an account that is locked
 */
export async function tryAccount<T>(
  write: Work['write'],
  user: Pick<UserRow, 'id' | 'homeCountyCode'>,
  now: Date,
  act: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000)
  const taken = await write(local, (tx) =>
    takeTry(tx, user.id, { most: mostFailures, now, lockedUntil }),
  )
  if (taken === undefined) return undefined
  const giveBack = () => write(local, (tx) => giveTryBack(tx, user.id, mostFailures))
  const result = await act().catch(async (error) => {
    await giveBack()
    throw error
  })
  if (result !== undefined) await giveBack()
  else if (taken === mostFailures) await recordLock(write, user)
  return result
}

function recordLock(
  write: Work['write'],
  user: Pick<UserRow, 'id' | 'homeCountyCode'>,
): Promise<void> {
  return write({ counties: [user.homeCountyCode] }, (tx) =>
    tx.record({
      countyCode: user.homeCountyCode,
      action: 'identity.lock',
      subject: { kind: 'user', id: user.id },
      actor: 'sign-in',
    }),
  )
}
