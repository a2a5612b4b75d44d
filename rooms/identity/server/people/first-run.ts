/** The first administrator of a new installation, made by whoever can read its terminal. */
import { timingSafeEqual } from 'node:crypto'
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { scopeUnknown, usernameTaken, wrongFirstRun } from '../../shared/problems.ts'
import { done, firstRunInput, signInWaysOutput } from '../../shared/schema.ts'
import { plainGrant } from '../grants/plain-grant.ts'
import { type GrantRow, insertGrants } from '../grants/store.ts'
import { type IdentityParts, keyOfScope } from '../parts.ts'
import { everywhere } from '../scopes.ts'
import { refuseCommon } from '../signing-in/common-passwords.ts'
import { readPaperCode } from '../signing-in/paper-codes.ts'
import { putPassword } from '../signing-in/store.ts'
import { closeUser } from './close-user.ts'
import { userOf } from './create-person.ts'
import { demoPassword, listDemoAccounts } from './demo-accounts.ts'
import * as store from './store.ts'

export const showSignInWays = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/sign-in-ways',
    summary: 'How one can sign in here',
    access: 'public',
    input: {},
    output: signInWaysOutput,
    async handle({ read }) {
      return read(everywhere, async (tx) => {
        const demo = await parts.isDemoOn(tx)
        return {
          firstRun: !demo && !(await store.hasAdministrator(tx)),
          unified: parts.unified.map(({ id, name }) => ({ id, name })),
          demo: demo ? await listDemoAccounts(tx) : [],
          demoPassword: demo ? demoPassword : null,
        }
      })
    },
  })

export const makeFirstAdministrator = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/first-run',
    summary: 'Make the first system administrator of an empty installation',
    access: 'public',
    input: firstRunInput,
    output: done,
    secret: 'input',
    async handle({ body, exchange, now, write }) {
      const isRight = await parts.attempts.run(exchange, now, async () =>
        isSame(body.code, parts.firstRunCode) ? true : undefined,
      )
      if (!isRight) throw wrongFirstRun()
      refuseCommon(body.password)
      const { password } = await parts.auth.$context
      const hash = await password.hash(body.password)
      // All counties are looked at for administrators, and one is written to.
      await write(everywhere, async (tx) => {
        await store.lockFirstRun(tx)
        if ((await parts.isDemoOn(tx)) || (await store.hasAdministrator(tx))) throw wrongFirstRun()
        await closeTried(tx)
        if (await store.findUserByName(tx, body.username)) throw usernameTaken(body.username)
        const scope = { kind: 'region' as const, code: `${body.countyCode}000000` }
        const place = (await parts.findPlaces(tx, [scope])).get(keyOfScope(scope))
        if (!place) throw scopeUnknown()
        const user = userOf({ ...body, grantCounties: [body.countyCode] }, tx.now)
        await store.insertUsers(tx, [user])
        await putPassword(tx, user.id, newId(tx.now), hash)
        const grant = {
          countyCode: body.countyCode,
          id: newId(tx.now),
          userId: user.id,
          role: 'system-admin',
          scopeKind: scope.kind,
          scopeCode: scope.code,
          regionCode: scope.code,
          beginsOn: dayOf(tx.now),
          endsOn: null,
          reason: '首次启动',
          grantedBy: 'first-run',
          createdAt: tx.now,
        }
        const [given] = await insertGrants(tx, [grant])
        await tx.record({
          countyCode: body.countyCode,
          action: 'identity.first-run',
          subject: { kind: 'user', id: user.id },
          actor: 'first-run',
          after: plainGrant(given as GrantRow),
        })
      })
      // Whoever tried the demo is remembered as an actor for a while.
      parts.forgetAll()
      return { done: true as const }
    },
  })

/**
 * While nobody real had ever administrated it, whoever pleased made accounts from the demo's. All are closed, the demo's
 * own too, and the administrator opens again whom they know. Those that were being made are waited for, and found when
 * it is asked again: their makers are held then, and make no more.
 */
async function closeTried(tx: WriteTransaction): Promise<void> {
  if (await store.wasAdministrated(tx)) return
  for (let open = await store.lockOpenUsers(tx); open.length > 0; ) {
    for (const user of open) {
      await closeUser(tx, user)
      await tx.record({
        countyCode: user.homeCountyCode,
        action: 'identity.close',
        subject: { kind: 'user', id: user.id },
        actor: 'first-run',
      })
    }
    open = await store.lockOpenUsers(tx)
  }
}

function isSame(typed: string, code: string): boolean {
  const [a, b] = [Buffer.from(readPaperCode(typed).toUpperCase()), Buffer.from(code)]
  return a.length === b.length && timingSafeEqual(a, b)
}
