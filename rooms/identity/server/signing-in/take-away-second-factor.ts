/** Away with a second factor that no code passes any more; its owner signs in by password and sets up a new one. */
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { deleteBrowsers } from '../known-browsers/store.ts'
import * as people from '../people/store.ts'
import { everywhere } from '../scopes.ts'
import { deleteSecondFactor, endSessions } from './store.ts'

export async function takeAwaySecondFactor(
  tx: WriteTransaction,
  user: people.UserRow,
): Promise<void> {
  await deleteSecondFactor(tx, user.id)
  await people.updateUser(tx, user.id, { twoFactorEnabled: false })
  await endSessions(tx, user.id)
  await deleteBrowsers(tx, user.id)
}

/**
 * By whoever has the command line of the server, when no administrator can: after a backup was restored without the
 * keys, nobody's code can be read.
 *
 * @param usernames everybody who has one, when not given
 * @returns user names whose second factor is gone, or those that nobody has, and then nothing was done
 */
export async function takeAwaySecondFactors(
  work: Work,
  usernames?: readonly string[],
): Promise<{ taken: string[] } | { unknown: string[] }> {
  return work.write(everywhere, async (tx) => {
    const users = usernames
      ? await Promise.all(usernames.map((name) => people.findUserByName(tx, name)))
      : await people.listUsersWithSecondFactor(tx)
    const unknown = (usernames ?? []).filter((_, at) => users[at] === undefined)
    if (unknown.length > 0) return { unknown }
    const taken: string[] = []
    for (const user of users as people.UserRow[]) {
      if (!user.twoFactorEnabled) continue
      await takeAwaySecondFactor(tx, user)
      await tx.record({
        countyCode: user.homeCountyCode,
        action: 'identity.reset-second-factor',
        subject: { kind: 'user', id: user.id },
        actor: 'command-line',
        reason: '在服务器命令行里办的',
      })
      taken.push(user.username ?? user.id)
    }
    return { taken }
  })
}
