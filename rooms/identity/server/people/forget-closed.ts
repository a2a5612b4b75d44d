/** Two years after an account was closed nothing says any more whose it was. Runs daily. */
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { erasedName } from '../../shared/erased-name.ts'
import { deleteBrowsers } from '../known-browsers/store.ts'
import { local } from '../scopes.ts'
import { deleteSecondFactor, deleteWaysIn, endSessions } from '../signing-in/store.ts'
import { scopeOfUser } from './looked-after.ts'
import * as store from './store.ts'

const actor = 'job:identity.forget-closed'
const keptYears = 2

/** Makes the journal's hashes of what concerned the person say nothing; the journal is beside this room. */
export type ErasePersonKey = (
  tx: WriteTransaction,
  countyCode: string,
  personId: string,
) => Promise<unknown>

/** @returns how many accounts lost their name */
export async function forgetClosed(work: Work, erasePersonKey: ErasePersonKey): Promise<number> {
  const users = await work.read(local, (tx) => store.listUsersClosedBefore(tx, before(tx.now)))
  let forgotten = 0
  for (const { id, ...rest } of users) {
    const scope = scopeOfUser({ id, ...rest })
    forgotten += await work.write(scope, async (tx) => {
      const user = await store.lockUser(tx, id)
      // Opened again since it was listed.
      if (!user?.closedAt || user.closedAt > before(tx.now)) return 0
      await store.updateUser(tx, id, { name: erasedName, username: null, displayUsername: null })
      await deleteWaysIn(tx, id)
      await deleteSecondFactor(tx, id)
      await endSessions(tx, id)
      await deleteBrowsers(tx, id)
      for (const countyCode of scope.counties) await erasePersonKey(tx, countyCode, id)
      // Nothing of a record is given along: its hash would outlive the person's data.
      await tx.record({
        countyCode: user.homeCountyCode,
        action: 'identity.erase-person',
        subject: { kind: 'user', id },
        actor,
      })
      return 1
    })
  }
  return forgotten
}

function before(now: Date): Date {
  const day = new Date(now)
  day.setUTCFullYear(day.getUTCFullYear() - keptYears)
  return day
}
