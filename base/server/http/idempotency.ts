/**
 * A request repeated with the same Idempotency-Key changes nothing twice: the key is taken inside the very
 * transaction that does the work, so the answer and the work are kept or lost together.
 */
import { createHash } from 'node:crypto'
import { keyReused } from '#base/shared/problems.ts'
import type { Transaction } from '../db/work.ts'

export interface RetryKey {
  actor: string
  key: string
  route: string
  requestHash: Buffer
}

/** A client that has not retried within three days does not retry. */
const keptHours = 72

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
  countyCode: string,
  retry: RetryKey,
): Promise<{ body: unknown } | undefined> {
  const expired = new Date(tx.now.getTime() - keptHours * 3_600_000)
  await tx.db
    .deleteFrom('base.idempotencyKeys')
    .where('countyCode', '=', countyCode)
    .where('createdAt', '<', expired)
    .execute()
  const taken = await tx.db
    .insertInto('base.idempotencyKeys')
    .values({ countyCode, ...retry, status: 0, createdAt: tx.now })
    .onConflict((conflict) => conflict.columns(['countyCode', 'actor', 'key']).doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined
  const before = await tx.db
    .selectFrom('base.idempotencyKeys')
    .select(['route', 'requestHash', 'body'])
    .where('countyCode', '=', countyCode)
    .where('actor', '=', retry.actor)
    .where('key', '=', retry.key)
    .executeTakeFirstOrThrow()
  const same = before.route === retry.route && before.requestHash.equals(retry.requestHash)
  if (!same) throw keyReused()
  return { body: before.body }
}

export async function keepAnswer(
  tx: Transaction,
  countyCode: string,
  retry: RetryKey,
  body: unknown,
): Promise<void> {
  await tx.db
    .updateTable('base.idempotencyKeys')
    .set({ status: 200, body: JSON.stringify(body ?? null) })
    .where('countyCode', '=', countyCode)
    .where('actor', '=', retry.actor)
    .where('key', '=', retry.key)
    .execute()
}
