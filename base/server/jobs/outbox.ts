/**
 * Events of committed changes reach their subscribers at least once. Within a county they come in order of their
 * ids, which is the order of writing, as far as they were committed when they were looked for: of two transactions
 * under way at once, the one that commits later comes later, whichever wrote first. An event without a subscriber
 * counts as delivered.
 */
import { sql } from 'kysely'
import { codeOf, isPassing } from '../db/errors.ts'
import { areaScope } from '../db/scope.ts'
import type { Transaction, Work, WriteTransaction } from '../db/work.ts'

export interface Event {
  countyCode: string
  id: string
  topic: string
  payload: Record<string, unknown>
}

/** Handles an event inside the transaction that marks it delivered; a second delivery must change nothing. */
export interface Subscription {
  topic: string
  handle(tx: WriteTransaction, event: Event): Promise<void>
}

/** How many events one transaction delivers: large enough to be quick, small enough to repeat cheaply. */
const batchSize = 50

/** With pauses that double from one second, a defect of ours holds its county up for half a minute. */
export const mostAttempts = 6

/** The county waits behind an event that failed and will be tried again. */
export class DeliveryFailed extends Error {
  readonly topic: string
  readonly attempts: number

  constructor(topic: string, attempts: number, cause: unknown) {
    super(`${topic} failed with ${codeOf(cause)}`, { cause })
    this.name = 'DeliveryFailed'
    this.topic = topic
    this.attempts = attempts
  }
}

export interface Delivered {
  delivered: number
  /** Events that had failed too often, with the code of their last error. */
  setAside: { topic: string; failure: string }[]
}

/**
 * Delivers what waits in a county. When a batch fails its events are delivered singly, so that one of them holds
 * back none that came before it.
 *
 * @param stopping asked between transactions
 * @throws DeliveryFailed when an event failed that is not set aside yet
 */
export async function deliverOutbox(
  work: Work,
  subscriptions: readonly Subscription[],
  countyCode: string,
  stopping: () => boolean = () => false,
): Promise<Delivered> {
  const report: Delivered = { delivered: 0, setAside: [] }
  let singly = 0
  while (!stopping()) {
    const limit = singly > 0 ? 1 : batchSize
    try {
      const count = await deliver(work, subscriptions, countyCode, limit)
      report.delivered += count
      if (count < limit) return report
      singly -= limit
    } catch (error) {
      if (!(error instanceof HandlerFailed)) throw error
      if (limit === 1) report.setAside.push(await noteFailure(work, error))
      else singly = batchSize
    }
  }
  return report
}

/** A second try for what was set aside, event by event: a start may follow the mending of what failed. */
export async function retrySetAside(
  work: Work,
  subscriptions: readonly Subscription[],
  countyCode: string,
  stopping: () => boolean = () => false,
): Promise<number> {
  let delivered = 0
  let after = '00000000-0000-0000-0000-000000000000'
  while (!stopping()) {
    let last: string | undefined
    try {
      await work.write({ counties: [countyCode] }, async (tx) => {
        const [event] = await claim(tx, countyCode, { limit: 1, setAside: true, after })
        last = event?.id
        if (event) await handleAll(tx, subscriptions, [event])
      })
      if (last === undefined) return delivered
      delivered += 1
    } catch (error) {
      if (!(error instanceof HandlerFailed)) throw error
    }
    after = last as string
  }
  return delivered
}

/** The error of a subscriber, with the event that it fell over. */
class HandlerFailed extends Error {
  readonly event: Event
  /** Work repeats what the database undid. */
  readonly code: string

  constructor(event: Event, cause: unknown) {
    super(codeOf(cause), { cause })
    this.name = 'HandlerFailed'
    this.event = event
    this.code = codeOf(cause)
  }
}

async function deliver(
  work: Work,
  subscriptions: readonly Subscription[],
  countyCode: string,
  limit: number,
): Promise<number> {
  return work.write({ counties: [countyCode] }, async (tx) => {
    const events = await claim(tx, countyCode, { limit, setAside: false })
    await handleAll(tx, subscriptions, events)
    return events.length
  })
}

async function handleAll(
  tx: WriteTransaction,
  subscriptions: readonly Subscription[],
  events: readonly Event[],
): Promise<void> {
  for (const event of events) {
    try {
      for (const { topic, handle } of subscriptions) {
        if (topic === event.topic) await handle(tx, event)
      }
    } catch (error) {
      // A database that goes away is not the event's doing.
      throw isPassing(error) ? error : new HandlerFailed(event, error)
    }
  }
  await markDelivered(tx, events)
}

async function claim(
  tx: Transaction,
  countyCode: string,
  wanted: { limit: number; setAside: boolean; after?: string },
): Promise<Event[]> {
  let query = tx.db
    .selectFrom('base.outbox')
    .select(['countyCode', 'id', 'topic', 'payload'])
    .where('countyCode', '=', countyCode)
    .where('deliveredAt', 'is', null)
    .where('failedAt', wanted.setAside ? 'is not' : 'is', null)
  if (wanted.after) query = query.where('id', '>', wanted.after)
  const rows = await query
    .orderBy('id')
    .limit(wanted.limit)
    // A second deliverer waits here and then finds these delivered; skipping them would break the order.
    .forUpdate()
    .execute()
  return rows as Event[]
}

async function markDelivered(tx: Transaction, events: readonly Event[]): Promise<void> {
  const [first] = events
  if (!first) return
  const ids = events.map(({ id }) => id)
  await tx.db
    .updateTable('base.outbox')
    .set({ deliveredAt: tx.now, failedAt: null })
    .where('countyCode', '=', first.countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/**
 * @returns the event when this was its last attempt
 * @throws DeliveryFailed when it was not
 */
async function noteFailure(
  work: Work,
  { event, code, cause }: HandlerFailed,
): Promise<{ topic: string; failure: string }> {
  const attempts = await work.write({ counties: [event.countyCode] }, async (tx) => {
    const row = await tx.db
      .updateTable('base.outbox')
      .set({
        attempts: sql<number>`attempts + 1`,
        failure: code,
        failedAt: sql<Date>`case when attempts + 1 >= ${mostAttempts} then ${tx.now}::timestamptz end`,
      })
      .where('countyCode', '=', event.countyCode)
      .where('id', '=', event.id)
      .where('deliveredAt', 'is', null)
      .returning('attempts')
      .executeTakeFirst()
    return row?.attempts ?? 0
  })
  if (attempts < mostAttempts) throw new DeliveryFailed(event.topic, attempts, cause)
  return { topic: event.topic, failure: code }
}

/** Counties of the whole installation in which events wait, or have been set aside. */
export async function listCountiesWithEvents(
  work: Work,
  which: 'waiting' | 'set-aside',
): Promise<string[]> {
  return work.read({ counties: areaScope('') }, async (tx) => {
    const rows = await tx.db
      .selectFrom('base.outbox')
      .select('countyCode')
      .distinct()
      .where((e) => e.between('countyCode', '000000', '999999'))
      .where('deliveredAt', 'is', null)
      .where('failedAt', which === 'waiting' ? 'is' : 'is not', null)
      .orderBy('countyCode')
      .execute()
    return rows.map(({ countyCode }) => countyCode)
  })
}
