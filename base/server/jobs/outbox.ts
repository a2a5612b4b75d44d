/** Delivers what rooms told each other: at least once, in order of writing within a county. */
import { sql } from 'kysely'
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

/** @returns how many events were delivered */
export async function deliverOutbox(
  work: Work,
  subscriptions: readonly Subscription[],
  countyCode: string,
): Promise<number> {
  let delivered = 0
  for (;;) {
    const batch = await work.write({ counties: [countyCode] }, async (tx) => {
      const events = await claim(tx, countyCode)
      for (const event of events) {
        const interested = subscriptions.filter(({ topic }) => topic === event.topic)
        for (const subscription of interested) await subscription.handle(tx, event)
      }
      if (events.length > 0) await markDelivered(tx, countyCode, events)
      return events.length
    })
    delivered += batch
    if (batch < batchSize) return delivered
  }
}

async function claim(tx: Transaction, countyCode: string): Promise<Event[]> {
  const rows = await tx.db
    .selectFrom('base.outbox')
    .select(['countyCode', 'id', 'topic', 'payload'])
    .where('countyCode', '=', countyCode)
    .where('deliveredAt', 'is', null)
    .orderBy('id')
    .limit(batchSize)
    // A second deliverer waits here and then finds these delivered; skipping them would break the order.
    .forUpdate()
    .execute()
  return rows as Event[]
}

async function markDelivered(tx: Transaction, countyCode: string, events: Event[]): Promise<void> {
  const ids = events.map(({ id }) => id)
  await tx.db
    .updateTable('base.outbox')
    .set({ deliveredAt: tx.now })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}
