/** Accounts that everybody may try while the demo is on, and nobody can sign in with otherwise. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { RoleName } from '../../shared/roles.ts'
import type { ScopeRef } from '../../shared/schema.ts'
import { insertGrants, listGrantsOfUsers } from '../grants/store.ts'
import type { Place } from '../parts.ts'
import type { Auth } from '../signing-in/auth.ts'
import { putPassword } from '../signing-in/store.ts'
import { userOf } from './create-person.ts'
import * as store from './store.ts'

/** Known to everybody who reads this: it opens demo accounts, and those only while the demo is on. */
export const demoPassword = 'lianjian-demo'

export interface DemoAccount {
  username: string
  name: string
  role: RoleName
  scope: ScopeRef
  place: Place
}

export async function listDemoAccounts(tx: Transaction) {
  const users = await store.listDemoUsers(tx)
  const counties = [...new Set(users.flatMap(({ grantCounties }) => grantCounties))]
  const grants = await listGrantsOfUsers(
    tx,
    counties,
    users.map(({ id }) => id),
  )
  return users.flatMap(({ id, username, name }) => {
    const grant = grants.find(({ userId }) => userId === id)
    return grant && username ? [{ username, name, role: grant.role as RoleName }] : []
  })
}

/** Adds those that are not there yet; one that somebody closed stays closed. */
export async function addDemoAccounts(
  tx: WriteTransaction,
  { auth, countyCode, accounts }: { auth: Auth; countyCode: string; accounts: DemoAccount[] },
): Promise<void> {
  const { password } = await auth.$context
  let hash: string | undefined
  for (const { username, name, role, scope, place } of accounts) {
    if (await store.findUserByName(tx, username)) continue
    hash ??= await password.hash(demoPassword)
    const user = userOf({ username, name, countyCode, grantCounties: [place.countyCode] }, tx.now)
    await store.insertUsers(tx, [{ ...user, demo: true }])
    await putPassword(tx, user.id, newId(tx.now), hash)
    await insertGrants(tx, [
      {
        countyCode: place.countyCode,
        id: newId(tx.now),
        userId: user.id,
        role,
        scopeKind: scope.kind,
        scopeCode: scope.code,
        regionCode: place.regionCode,
        beginsOn: dayOf(tx.now),
        endsOn: null,
        reason: '供大家试用',
        grantedBy: 'demo',
        createdAt: tx.now,
      },
    ])
    await tx.record({
      countyCode: place.countyCode,
      action: 'identity.demo-account',
      subject: { kind: 'user', id: user.id },
      person: user.id,
      actor: 'demo',
      after: { username, role, scope: scope.code },
    })
  }
}
