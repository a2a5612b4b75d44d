/** One-time ways to set a password: printed on a slip, or carried by a link. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { invitationSpent } from '../../shared/problems.ts'
import { done, redeemInput, type Slip } from '../../shared/schema.ts'
import { deleteBrowsers } from '../known-browsers/store.ts'
import type { IdentityParts } from '../parts.ts'
import { findUserByName, updateUser } from '../people/store.ts'
import { local } from '../scopes.ts'
import { refuseCommon } from './common-passwords.ts'
import { newPaperCode, readPaperCode } from './paper-codes.ts'
import * as store from './store.ts'

/** Long enough for a slip to reach a village by the next meeting. */
const validDays = 14

interface Invited {
  id: string
  username: string | null
  name: string
  homeCountyCode: string
}

/**
 * Makes a new invitation; a slip given out before is void.
 *
 * @param place where its owner serves
 */
export async function invite(
  tx: WriteTransaction,
  user: Invited,
  createdBy: string,
  place: string,
): Promise<Slip> {
  const { row, slip } = newInvitation(tx.now, user, createdBy, place)
  await store.insertInvitations(tx, [row])
  return slip
}

/** The row holds only a hash of what the slip says. */
export function newInvitation(now: Date, user: Invited, createdBy: string, place: string) {
  const code = newPaperCode()
  const expiresAt = new Date(now.getTime() + validDays * 86_400_000)
  const row = {
    countyCode: user.homeCountyCode,
    id: newId(now),
    userId: user.id,
    codeHash: hashCode(code),
    createdBy,
    createdAt: now,
    expiresAt,
  }
  const slip: Slip = {
    userId: user.id,
    username: user.username ?? '',
    name: user.name,
    place,
    code,
    expiresAt: expiresAt.toISOString(),
  }
  return { row, slip }
}

function hashCode(typed: string): Buffer {
  const plain = readPaperCode(typed).replaceAll('-', '')
  return createHash('sha256').update(plain).digest()
}

export const redeemInvitation = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/invitations/redeem',
    summary: 'Set the first password with the code of a slip or link',
    access: 'public',
    input: redeemInput,
    output: done,
    secret: 'input',
    async handle({ body, exchange, now, read, write }) {
      const user = await parts.attempts.run(exchange, now, async () => {
        refuseCommon(body.password)
        const asked = await read(local, (tx) => findUserByName(tx, body.username))
        const { password } = await parts.auth.$context
        const hash = await password.hash(body.password)
        if (!asked || asked.closedAt || asked.demo) return undefined
        const good = await write({ counties: [asked.homeCountyCode] }, (tx) =>
          redeem(tx, asked, body.code, hash),
        )
        return good ? asked : undefined
      })
      if (!user) throw invitationSpent()
      parts.forget(user.id)
      return { done: true as const }
    },
  })

/** @returns false when the slip is not good, and nothing is changed */
async function redeem(
  tx: WriteTransaction,
  { id, homeCountyCode: countyCode }: Invited,
  code: string,
  hash: string,
): Promise<boolean> {
  const row = await store.lockInvitation(tx, countyCode, id)
  if (!row || !isGood(row, code, tx.now)) return false
  await store.spendInvitation(tx, row)
  await store.putPassword(tx, id, newId(tx.now), hash)
  await updateUser(tx, id, { failedSignIns: 0, lockedUntil: null })
  // Whoever had got in may have linked an identity of theirs.
  await store.deleteLinks(tx, id)
  await store.endSessions(tx, id)
  await deleteBrowsers(tx, id)
  await tx.record({
    countyCode,
    action: 'identity.redeem-invitation',
    subject: { kind: 'user', id },
    actor: id,
  })
  return true
}

export function isUsable(row: store.InvitationRow, now: Date): boolean {
  return row.usedAt === null && row.expiresAt > now
}

function isGood(row: store.InvitationRow, code: string, now: Date): boolean {
  if (!isUsable(row, now)) return false
  return timingSafeEqual(row.codeHash, hashCode(code))
}
