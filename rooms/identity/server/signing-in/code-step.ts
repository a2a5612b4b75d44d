/** Which moment a code of an authenticator stands for (RFC 6238), so that it can be spent with all before it. */
import { createHmac } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Transaction } from '#base/server/db/work.ts'
import type { UserRow } from '../people/store.ts'
import type { Auth } from './auth.ts'
import { findSecret } from './store.ts'

const stepMs = 30_000
/** The library takes the code before and the one after; the step may have changed since it looked. */
const around = [2, 1, 0, -1, -2]

/**
 * @param encrypted the secret as the library keeps it
 * @returns the latest step around now that has this code; by the machine's own clock, as the library goes
 */
export async function stepOfCode(
  auth: Auth,
  encrypted: string,
  code: string,
): Promise<number | undefined> {
  const key = (await auth.$context).secretConfig
  const secret = await symmetricDecrypt({ key, data: encrypted })
  const now = Math.floor(Date.now() / stepMs)
  return around.map((steps) => now + steps).find((step) => codeAt(secret, step) === code)
}

/** False when what is kept was encrypted under another key: no code can be right, nor a recovery code. */
export async function isReadable(auth: Auth, tx: Transaction, user: UserRow): Promise<boolean> {
  const secret = await findSecret(tx, user.id)
  if (secret === undefined) return true
  const key = (await auth.$context).secretConfig
  return symmetricDecrypt({ key, data: secret }).then(
    () => true,
    () => false,
  )
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) as number) & 15
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}
