import type * as z from 'zod'
import { coversCounty, type Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import type { Problem } from '#base/shared/problem.ts'
import { refused, refusedAt } from '#base/shared/problems.ts'
import { usernameTaken } from '../../shared/problems.ts'
import { createPersonInput, slip } from '../../shared/schema.ts'
import { addGrant } from '../grants/grants.ts'
import { type IdentityParts, keyOfScope } from '../parts.ts'
import { invite } from '../signing-in/invitations.ts'
import { refuseClosedActor } from './looked-after.ts'
import { placesOf } from './places-of.ts'
import * as store from './store.ts'

/** A new account, without password: an invitation sets one. */
export function userOf(
  given: { username: string; name: string; countyCode: string; grantCounties: string[] },
  now: Date,
) {
  const id = newId(now)
  return {
    id,
    name: given.name,
    email: `${id}@account.invalid`,
    emailVerified: false,
    username: given.username.toLowerCase(),
    displayUsername: given.username,
    homeCountyCode: given.countyCode,
    grantCounties: given.grantCounties,
    createdAt: now,
    updatedAt: now,
  }
}

export const createPerson = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/people',
    summary: 'Make an account and the slip that invites its owner',
    access: { capability: 'accounts.manage' },
    input: createPersonInput,
    output: slip,
    secret: 'answer',
    async handle({ actor, body, read, write }) {
      const reach = actor.reach('accounts.manage')
      if (!mayKeep(reach, body)) throw await refusedHome(parts, read, body.countyCode)
      return write(reach.scope, (tx) => addPerson(parts, tx, actor, body))
    },
  })

/** The county was named by whoever asks, and its name is public. */
export async function refusedHome(
  parts: IdentityParts,
  read: Work['read'],
  countyCode: string,
): Promise<Problem> {
  const scope = { kind: 'region' as const, code: `${countyCode}000000` }
  const places = await read({ counties: [] }, (tx) => parts.findPlaces(tx, [scope]))
  const name = places.get(keyOfScope(scope))?.name
  return name === undefined ? refused() : refusedAt(name)
}

/** Whoever reaches part of a county keeps accounts with a role in that part: they would lose sight of others. */
export function mayKeep(reach: Reach, body: { countyCode: string; grants: unknown[] }): boolean {
  const somewhere = isInScope(reach.scope, body.countyCode) && body.grants.length > 0
  return somewhere || coversCounty(reach, body.countyCode)
}

/** One account with its grants and its slip, inside the caller's transaction. */
export async function addPerson(
  parts: IdentityParts,
  tx: WriteTransaction,
  actor: Actor,
  body: z.infer<typeof createPersonInput.body>,
) {
  await refuseClosedActor(tx, actor)
  if (await store.findUserByName(tx, body.username)) throw usernameTaken(body.username)
  const made = userOf({ ...body, grantCounties: [] }, tx.now)
  await store.insertUsers(tx, [made])
  await tx.record({
    countyCode: body.countyCode,
    action: 'identity.create-person',
    subject: { kind: 'user', id: made.id },
    person: made.id,
    actor: actor.id,
    after: { id: made.id, username: made.username, name: made.name },
  })
  for (const grant of body.grants) {
    const user = (await store.lockUser(tx, made.id)) as store.UserRow
    await addGrant(parts, tx, actor, user, grant)
  }
  const place = await placesOf(
    parts,
    tx,
    body.grants.map(({ scope }) => scope),
  )
  return invite(tx, made, actor.id, place)
}
