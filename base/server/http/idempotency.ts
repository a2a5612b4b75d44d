/**
 * A request repeated with the same Idempotency-Key changes nothing twice: the key is taken inside the very
 * transaction that does the work, so the answer and the work are kept or lost together.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Fault } from '#base/shared/problem.ts'
import { keyReused } from '#base/shared/problems.ts'
import type { Transaction, Work } from '../db/work.ts'

export interface RetryKey {
  actor: string
  key: string
  route: string
  requestHash: Buffer
}

/** Longer than any uuid, and short enough for an index. */
export const longestKey = 200

/** A client that has not retried within three days does not retry. */
const keptHours = 72

/** A part of a key would stand for other requests too. */
export const keyTooLong: Fault = {
  pointer: 'idempotency-key',
  code: 'large',
  detail: { zh: '最多 {limit} 个字。', en: 'At most {limit} characters.' },
  parameters: { limit: `${longestKey}` },
}

export function hashRequest(request: { query: unknown; body: unknown }): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([request.query ?? null, request.body ?? null]))
    .digest()
}

/**
 * Takes the key. When another transaction holds it, waits for that one to end.
 *
 * @returns the answer given before, or undefined when this request is the first
 * @throws Problem base.key-reused when the key belongs to a different request
 */
export async function takeKey(
  tx: Transaction,
  retry: RetryKey,
): Promise<{ body: unknown } | undefined> {
  await actAs(tx, retry.actor)
  // One that is kept too long stands for nothing any more; a job deletes it.
  const { route, requestHash } = retry
  const taken = await tx.db
    .insertInto('base.idempotencyKeys')
    .values({ ...retry, createdAt: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['actor', 'key'])
        .doUpdateSet({ route, requestHash, body: null, createdAt: tx.now })
        .where('base.idempotencyKeys.createdAt', '<', expiry(tx)),
    )
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined
  const before = await tx.db
    .selectFrom('base.idempotencyKeys')
    .select(['route', 'requestHash', 'body'])
    .where('actor', '=', retry.actor)
    .where('key', '=', retry.key)
    .executeTakeFirstOrThrow()
  const same = before.route === retry.route && before.requestHash.equals(retry.requestHash)
  if (!same) throw keyReused()
  return { body: before.body === null ? null : JSON.parse(before.body) }
}

/** @param answer undefined for one of which nothing may be kept */
export async function keepAnswer(
  tx: Transaction,
  retry: RetryKey,
  answer: { body: unknown } | undefined,
): Promise<void> {
  if (!answer) return
  await tx.db
    .updateTable('base.idempotencyKeys')
    .set({ body: JSON.stringify(answer.body ?? null) })
    .where('actor', '=', retry.actor)
    .where('key', '=', retry.key)
    .execute()
}

/** Also of actors who never come back. */
export async function forgetOldKeys(work: Work): Promise<void> {
  await work.write({ counties: [] }, async (tx) => {
    await actAs(tx, '*')
    await tx.db.deleteFrom('base.idempotencyKeys').where('createdAt', '<', expiry(tx)).execute()
  })
}

function expiry(tx: Transaction): Date {
  return new Date(tx.now.getTime() - keptHours * 3_600_000)
}

/** Whose kept answers this transaction sees. */
async function actAs(tx: Transaction, actor: string): Promise<void> {
  await sql`set local app.actor = ${sql.lit(actor)}`.execute(tx.db)
}
