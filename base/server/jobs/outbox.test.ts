import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/database/database.ts'
import type { Transaction } from '../db/work.ts'
import { deliverOutbox, type Subscription } from './outbox.ts'
import { startJobs } from './worker.ts'

const county = '222403'
const scope = { counties: [county] }
const database = useDatabase()
const silent = { error: () => undefined, debug: () => undefined }

beforeEach(() =>
  database.work.write(scope, async (tx) => {
    await tx.db.deleteFrom('base.idempotencyKeys').where('countyCode', '=', county).execute()
    await tx.db
      .updateTable('base.outbox')
      .set({ deliveredAt: tx.now })
      .where('countyCode', '=', county)
      .execute()
  }),
)

async function tell(numbers: number[]): Promise<void> {
  await database.work.write(scope, (tx) =>
    tx.record({
      countyCode: county,
      action: 'test.tell',
      subject: { kind: 'test', id: '1' },
      actor: 'test',
      events: numbers.map((n) => ({ topic: 'test.told', payload: { n } })),
    }),
  )
}

async function waiting(tx: Transaction): Promise<number> {
  const rows = await tx.db
    .selectFrom('base.outbox')
    .select('id')
    .where('countyCode', '=', county)
    .where('deliveredAt', 'is', null)
    .execute()
  return rows.length
}

function listener(heard: number[]): Subscription {
  return {
    topic: 'test.told',
    handle: async (_tx, event) => {
      heard.push(event.payload.n as number)
    },
  }
}

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at)

test('delivers in the order of writing, over several batches', async () => {
  for (let at = 0; at < 130; at += 10) await tell(upTo(10).map((n) => at + n))
  const heard: number[] = []
  expect(await deliverOutbox(database.work, [listener(heard)], county)).toBe(130)
  expect(heard).toEqual(upTo(130))
  expect(await deliverOutbox(database.work, [listener(heard)], county)).toBe(0)
})

test('two deliverers at once deliver every event once and in order', async () => {
  await tell(upTo(120))
  const heard: number[] = []
  const slow: Subscription = {
    topic: 'test.told',
    handle: async (tx, event) => {
      await sql`select pg_sleep(0.001)`.execute(tx.db)
      heard.push(event.payload.n as number)
    },
  }
  const counts = await Promise.all([
    deliverOutbox(database.work, [slow], county),
    deliverOutbox(database.work, [slow], county),
  ])
  expect(counts[0] + counts[1]).toBe(120)
  expect(heard).toEqual(upTo(120))
})

test('delivers again what a handler failed on, and nothing of the failed attempt stays', async () => {
  await tell([1, 2, 3])
  const heard: number[] = []
  const failing: Subscription = {
    topic: 'test.told',
    handle: async (tx, event) => {
      await tx.db
        .insertInto('base.idempotencyKeys')
        .values({
          countyCode: county,
          actor: 'outbox-test',
          key: String(event.payload.n),
          route: 'test',
          requestHash: Buffer.alloc(1),
          status: 200,
          createdAt: tx.now,
        })
        .execute()
      if (event.payload.n === 2) throw new Error('handler fell over')
    },
  }
  await expect(deliverOutbox(database.work, [failing], county)).rejects.toThrow('fell over')
  expect(await database.work.read(scope, waiting)).toBe(3)
  const kept = await database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('base.idempotencyKeys')
      .select('key')
      .where('countyCode', '=', county)
      .where('actor', '=', 'outbox-test')
      .execute(),
  )
  expect(kept).toEqual([])
  expect(await deliverOutbox(database.work, [listener(heard)], county)).toBe(3)
  expect(heard).toEqual([1, 2, 3])
})

test('delivers again what was being handled when its connection was killed', async () => {
  await tell([1, 2])
  const killed: Subscription = {
    topic: 'test.told',
    handle: async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx.db)
    },
  }
  await expect(deliverOutbox(database.work, [killed], county)).rejects.toThrow()
  const heard: number[] = []
  expect(await deliverOutbox(database.work, [listener(heard)], county)).toBe(2)
  expect(heard).toEqual([1, 2])
})

test('the worker is woken by the commit, and not by what was rolled back', async () => {
  const heard: number[] = []
  let told: (() => void) | undefined
  const all = new Promise<void>((done) => {
    told = done
  })
  const subscription: Subscription = {
    topic: 'test.told',
    handle: async (_tx, event) => {
      heard.push(event.payload.n as number)
      if (event.payload.n === 3) told?.()
    },
  }
  const jobs = await startJobs({
    pool: database.pool,
    work: database.work,
    subscriptions: [subscription],
    tasks: {},
    log: silent,
  })
  try {
    const lost = database.work.write(scope, async (tx) => {
      await tx.record({
        countyCode: county,
        action: 'test.tell',
        subject: { kind: 'test', id: '1' },
        actor: 'test',
        events: [{ topic: 'test.told', payload: { n: 99 } }],
      })
      throw new Error('rolled back')
    })
    await expect(lost).rejects.toThrow('rolled back')
    await tell([1, 2])
    await tell([3])
    await all
    expect(heard).toEqual([1, 2, 3])
  } finally {
    await jobs.stop()
  }
})
