import { AsyncResource } from 'node:async_hooks'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/database/database.ts'
import type { Transaction, WriteTransaction } from '../db/work.ts'
import { LivingWorkers } from './living-workers.ts'
import {
  type Delivered,
  deliverOutbox,
  listCountiesWithEvents,
  mostAttempts,
  retrySetAside,
  type Subscription,
} from './outbox.ts'
import { type JobLog, startJobs } from './worker.ts'

const county = '222403'
const scope = { counties: [county] }
const database = useDatabase()
const silent: JobLog = { error: () => undefined, debug: () => undefined }

beforeEach(() =>
  database.work.write(scope, async (tx) => {
    await sql`delete from proof.notes where county_code = ${county}`.execute(tx.db)
    await tx.db
      .updateTable('base.outbox')
      .set({ deliveredAt: tx.now })
      .where('countyCode', '=', county)
      .execute()
  }),
)

function record(tx: WriteTransaction, numbers: number[], topic = 'test.told'): Promise<void> {
  return tx.record({
    countyCode: county,
    action: 'test.tell',
    subject: { kind: 'test', id: '1' },
    actor: 'test',
    events: numbers.map((n) => ({ topic, payload: { n } })),
  })
}

const tell = (numbers: number[], topic?: string) =>
  database.work.write(scope, (tx) => record(tx, numbers, topic))

/** What waits, with what is known of its failures. */
const waiting = () =>
  database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('base.outbox')
      .select(['payload', 'attempts', 'failure', 'failedAt'])
      .where('countyCode', '=', county)
      .where('deliveredAt', 'is', null)
      .orderBy('id')
      .execute(),
  )

const deliver = (...subscriptions: Subscription[]): Promise<Delivered> =>
  deliverOutbox(database.work, subscriptions, county)

function listener(heard: number[]): Subscription {
  return {
    topic: 'test.told',
    handle: async (_tx, event) => {
      heard.push(event.payload.n as number)
    },
  }
}

/** Keeps a row of each event, and falls over one of them as the database does: with what it was given. */
function falling(...over: number[]): Subscription {
  return {
    topic: 'test.told',
    handle: async (tx, { payload }) => {
      await sql`insert into proof.notes (county_code, id, region_code, title, body, created_at)
        values (${county}, gen_random_uuid(), '222403100201', ${String(payload.n)}, '', now())`.execute(
        tx.db,
      )
      if (over.includes(payload.n as number)) await sql`select ${'王小明'}::uuid`.execute(tx.db)
    },
  }
}

async function kept(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select title from proof.notes where county_code = ${county} order by title`.execute(tx.db)
  return rows.map(({ title }) => title)
}

/** As another request does it: what is started here counts as done by the transaction that is open. */
const outside = new AsyncResource('test')
const apart = <T>(act: () => Promise<T>) => outside.runInAsyncScope(act)

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at)

test('delivers in the order of writing, over several batches', async () => {
  for (let at = 0; at < 130; at += 10) await tell(upTo(10).map((n) => at + n))
  const heard: number[] = []
  expect(await deliver(listener(heard))).toEqual({ delivered: 130, setAside: [] })
  expect(heard).toEqual(upTo(130))
  expect(await deliver(listener(heard))).toEqual({ delivered: 0, setAside: [] })
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
  const reports = await Promise.all([deliver(slow), deliver(slow)])
  expect(reports[0].delivered + reports[1].delivered).toBe(120)
  expect(heard).toEqual(upTo(120))
})

test('writers of one county do not wait for each other', async () => {
  await database.work.write(scope, async (first) => {
    await record(first, [1])
    await apart(() => tell([2]))
  })
  const heard: number[] = []
  await deliver(listener(heard))
  expect(heard).toEqual([1, 2])
})

describe('an event that a subscriber fails on', () => {
  test('holds back what follows it and nothing that came before, and leaves nothing of itself', async () => {
    await tell([1, 2, 3])
    await expect(deliver(falling(2))).rejects.toMatchObject({
      name: 'DeliveryFailed',
      topic: 'test.told',
      attempts: 1,
      message: 'test.told failed with 22P02',
    })
    expect((await waiting()).map(({ payload }) => payload)).toEqual([{ n: 2 }, { n: 3 }])
    expect(await database.work.read(scope, kept)).toEqual(['1'])
    const heard: number[] = []
    expect(await deliver(listener(heard))).toEqual({ delivered: 2, setAside: [] })
    expect(heard).toEqual([2, 3])
  })

  test('is set aside after its last attempt with a code and no words, and the county goes on', async () => {
    await tell([1, 2, 3])
    for (const attempts of upTo(mostAttempts).slice(1)) {
      await expect(deliver(falling(2))).rejects.toMatchObject({ attempts })
    }
    expect(await deliver(falling(2))).toEqual({
      delivered: 1,
      setAside: [{ topic: 'test.told', failure: '22P02' }],
    })
    expect(await database.work.read(scope, kept)).toEqual(['1', '3'])
    expect(await waiting()).toEqual([
      { payload: { n: 2 }, attempts: mostAttempts, failure: '22P02', failedAt: expect.any(Date) },
    ])
    expect(await listCountiesWithEvents(database.work, 'waiting')).not.toContain(county)
    expect(await listCountiesWithEvents(database.work, 'set-aside')).toContain(county)
  })

  test('is delivered at a later start when its subscriber was mended', async () => {
    await tell([1, 2, 3, 4])
    for (;;) {
      const ended = await deliver(falling(2, 3)).catch(() => undefined)
      if (ended) break
    }
    expect(await waiting()).toHaveLength(2)
    expect(await retrySetAside(database.work, [falling(2)], county)).toBe(1)
    expect((await waiting()).map(({ payload }) => payload)).toEqual([{ n: 2 }])
    expect(await retrySetAside(database.work, [listener([])], county)).toBe(1)
    expect(await waiting()).toEqual([])
  })
})

test('delivers again what was being handled when its connection was killed, without holding it against the event', async () => {
  await tell([1, 2])
  const killed: Subscription = {
    topic: 'test.told',
    handle: async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx.db)
    },
  }
  await expect(deliver(killed)).rejects.toThrow()
  expect((await waiting()).map(({ attempts }) => attempts)).toEqual([0, 0])
  const heard: number[] = []
  expect((await deliver(listener(heard))).delivered).toBe(2)
  expect(heard).toEqual([1, 2])
})

/** Hears events until one of them is the last. */
function untilHeard(last: number): { heard: number[]; all: Promise<void>; hear: Subscription } {
  const heard: number[] = []
  let told: (() => void) | undefined
  const all = new Promise<void>((done) => {
    told = done
  })
  const hear: Subscription = {
    topic: 'test.told',
    handle: async (_tx, event) => {
      heard.push(event.payload.n as number)
      if (event.payload.n === last) told?.()
    },
  }
  return { heard, all, hear }
}

describe('the worker', () => {
  const start = (subscriptions: Subscription[], log = silent, tasks = {}) =>
    startJobs({ pool: database.pool, work: database.work, subscriptions, tasks, log })

  test('is woken by the commit, and not by what was rolled back', async () => {
    const { heard, all, hear } = untilHeard(3)
    const jobs = await start([hear])
    try {
      const lost = database.work.write(scope, async (tx) => {
        await record(tx, [99])
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

  test('delivers at its start what a killed process had left', async () => {
    await tell([1, 2])
    const { heard, all, hear } = untilHeard(2)
    const jobs = await start([hear])
    await all
    await jobs.stop()
    expect(heard).toEqual([1, 2])
  })

  test('delivers again by itself after a failure, and logs codes only', async () => {
    const lines: string[] = []
    const { heard, all, hear } = untilHeard(2)
    let mended = false
    const once: Subscription = {
      topic: 'test.told',
      handle: async (tx) => {
        if (mended) return
        mended = true
        await sql`select ${'王小明 13912345678'}::uuid`.execute(tx.db)
      },
    }
    const jobs = await start([once, hear], {
      error: (...line: unknown[]) => {
        lines.push(JSON.stringify(line))
      },
      debug: () => undefined,
    })
    await tell([1])
    await tell([2])
    await all
    await jobs.stop()
    expect(heard).toEqual([1, 2])
    expect(lines.join()).not.toMatch(/王小明|139/)
  })

  test('logs of a failed job its task, attempt and code', async () => {
    const lines: unknown[] = []
    let failed: (() => void) | undefined
    const logged = new Promise<void>((done) => {
      failed = done
    })
    const jobs = await start(
      [],
      {
        error: (...line: unknown[]) => {
          lines.push(line)
          failed?.()
        },
        debug: () => undefined,
      },
      {
        'test-fails': async () => {
          await database.pool.query("select '王小明'::uuid")
        },
      },
    )
    await database.pool.query(`select graphile_worker.add_job('test-fails', max_attempts => 1)`)
    await logged
    await jobs.stop()
    expect(lines).toEqual([[{ task: 'test-fails', attempts: 1, code: '22P02' }, 'job failed']])
  })
})

describe('jobs that a worker took', () => {
  const takenBy = async (name: string) => {
    await database.pool.query(`select graphile_worker.add_job('test-taken', queue_name => $1)`, [
      name,
    ])
    await database.pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '2 minutes'
       where locked_by is null`,
      [name],
    )
    await database.pool.query(
      `update graphile_worker._private_job_queues set locked_by = $1, locked_at = now() - interval '2 minutes'
       where queue_name = $1`,
      [name],
    )
  }
  const holders = async () => {
    const { rows } = await database.pool.query(
      `select locked_by from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null`,
    )
    return rows.map((row) => row.locked_by)
  }

  test('are freed when it was killed, and stay with it while it lives', async () => {
    await takenBy('worker-killed')
    await takenBy('worker-alive')
    const [elsewhere, here] = [new LivingWorkers(database.pool), new LivingWorkers(database.pool)]
    await elsewhere.add('worker-alive')
    await elsewhere.sweep()
    await here.sweep()
    expect(await holders()).toEqual(['worker-alive'])
    elsewhere.end()
    await here.sweep()
    here.end()
    // The session of the other ends a moment after it was told to.
    while ((await holders()).length > 0) {
      await here.sweep()
      here.end()
    }
    await database.pool.query('delete from graphile_worker._private_jobs')
  })
})
