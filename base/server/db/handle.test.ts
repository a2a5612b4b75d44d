import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/database/database.ts'
import { type Connection, connect } from './connect.ts'
import { createWork, type Transaction, type Work } from './work.ts'

const here = { counties: ['222403'] }
const there = { counties: ['220722'] }
const database = useDatabase({ unguarded: true })
let single: Connection
let work: Work

beforeAll(async () => {
  // One connection: what outlives its transaction meets the next one on it.
  single = await connect(database.appUrl, 1)
  work = createWork(single.db, () => new Date(0), [])
})
afterAll(() => single.close())
beforeEach(() => work.write(here, (tx) => sql`delete from proof.notes`.execute(tx.db)))

async function count(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from proof.notes`.execute(tx.db)
  return rows[0]?.count as number
}

const write = (tx: Transaction, county = '222403') =>
  sql`insert into proof.notes (county_code, id, region_code, title, body, created_at)
    values (${county}, gen_random_uuid(), '222403100201', gen_random_uuid(), '', now())`.execute(
    tx.db,
  )

describe('the handle of a transaction', () => {
  test('refuses every statement once the transaction has ended', async () => {
    let kept: Transaction | undefined
    await work.read(here, async (tx) => {
      kept = tx
    })
    await work.write(there, async () => {
      const stale = kept as Transaction
      await expect(count(stale)).rejects.toThrow(/has ended/)
      await expect(write(stale, '220722')).rejects.toThrow(/has ended/)
    })
    expect(await work.read(there, count)).toBe(0)
  })

  test('refuses every statement once the transaction has failed', async () => {
    let kept: Transaction | undefined
    const failed = work.write(here, async (tx) => {
      kept = tx
      throw new Error('after all')
    })
    await expect(failed).rejects.toThrow('after all')
    await expect(write(kept as Transaction)).rejects.toThrow(/has ended/)
  })

  test('saves nothing when a statement was not waited for', async () => {
    let forgotten: Promise<unknown> | undefined
    const careless = work.write(here, async (tx) => {
      await write(tx)
      forgotten = write(tx)
    })
    await expect(careless).rejects.toThrow(/1 statements were not waited for/)
    await forgotten
    expect(await work.read(here, count)).toBe(0)
  })

  test('runs none of the statements that a failed one left behind', async () => {
    const failed = work.write(here, (tx) =>
      Promise.all([sql`select 1 / 0`.execute(tx.db), write(tx), write(tx)]),
    )
    await expect(failed).rejects.toMatchObject({ code: '22012' })
    expect(await work.read(here, count)).toBe(0)
  })

  test('runs statements made at once one after the other', async () => {
    await work.write(here, (tx) => Promise.all([write(tx), write(tx), write(tx)]))
    expect(await work.read(here, count)).toBe(3)
  })

  test.each(['begin', 'commit', 'ROLLBACK', ' end', 'start transaction'])(
    'is not ended by %j',
    async (statement) => {
      const attempt = work.write(here, async (tx) => {
        await write(tx)
        await sql.raw(statement).execute(tx.db)
      })
      await expect(attempt).rejects.toThrow(/a transaction is not ended by/)
      expect(await work.read(here, count)).toBe(0)
    },
  )

  test('lets a savepoint be gone back to', async () => {
    await work.write(here, async (tx) => {
      await write(tx)
      await sql`savepoint s`.execute(tx.db)
      await write(tx)
      await sql`rollback to s`.execute(tx.db)
    })
    expect(await work.read(here, count)).toBe(1)
  })
})

test('refuses a transaction inside a transaction, which would wait for a second connection', async () => {
  const nested = work.read(here, () => work.read(here, count))
  await expect(nested).rejects.toThrow(/a transaction inside a transaction/)
  expect(await work.read(here, () => Promise.resolve(1))).toBe(1)
})

test('lets one follow the other, also in what an ended one began', async () => {
  let after: (() => void) | undefined
  let later: Promise<number> | undefined
  await work.read(here, async () => {
    const ended = new Promise<void>((done) => {
      after = done
    })
    later = ended.then(() => work.read(here, count))
  })
  after?.()
  expect(await later).toBe(0)
})
