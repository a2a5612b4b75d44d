import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#base/server/db/connect.ts'
import { areaScope } from '#base/server/db/scope.ts'
import { createWork } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { useDatabase } from '../database/database.ts'

const here = '222403'
const there = '220722'
const orgA = newId()
const orgB = newId()
const database = useDatabase({ unguarded: true })
let noteHere: string
let noteThere: string

beforeEach(async () => {
  noteHere = await writeNote(here)
  noteThere = await writeNote(there)
  for (const [org, body] of [
    [orgA, 'of A'],
    [orgB, 'of B'],
  ] as const) {
    await database.work.write({ counties: [here], organizations: [org] }, (tx) =>
      sql`insert into proof.internal_notes (county_code, id, note_id, owner_org_id, body, created_at)
        values (${here}, ${newId()}, ${noteHere}, ${org}, ${body}, now())`.execute(tx.db),
    )
  }
})

async function writeNote(county: string): Promise<string> {
  const id = newId()
  await database.work.write({ counties: [county] }, (tx) =>
    sql`insert into proof.notes (county_code, id, region_code, title, body, created_at)
      values (${county}, ${id}, ${`${county}100201`}, ${id}, '', now())`.execute(tx.db),
  )
  return id
}

async function countiesSeen(counties: string[]): Promise<string[]> {
  return database.work.read({ counties }, async (tx) => {
    const { rows } = await sql<{
      code: string
    }>`select distinct county_code as code from proof.notes order by 1`.execute(tx.db)
    return rows.map(({ code }) => code)
  })
}

describe('rows of a county', () => {
  test('a forgotten predicate returns nothing foreign', async () => {
    expect(await countiesSeen([here])).toEqual([here])
    expect(await countiesSeen([there])).toEqual([there])
    expect(await countiesSeen([here, there])).toEqual([there, here])
  })

  test('without a scope there are no rows and no error', async () => {
    expect(await countiesSeen([])).toEqual([])
    const client = await database.pool.connect()
    try {
      const { rows } = await client.query('select count(*) from proof.notes')
      expect(rows).toEqual([{ count: 0 }])
      expect((await client.query('delete from proof.notes')).rowCount).toBe(0)
    } finally {
      client.release()
    }
  })

  test('naming a foreign row by its id changes and deletes nothing', async () => {
    await database.work.write({ counties: [here] }, async (tx) => {
      const updated = await sql`update proof.notes set title = 'x' where id = ${noteThere}`.execute(
        tx.db,
      )
      expect(updated.numAffectedRows).toBe(0n)
      const deleted = await sql`delete from proof.notes where id = ${noteThere}`.execute(tx.db)
      expect(deleted.numAffectedRows).toBe(0n)
    })
    expect(await countiesSeen([there])).toEqual([there])
  })

  test('refuses to insert into a foreign county', async () => {
    const insert = database.work.write({ counties: [here] }, (tx) =>
      sql`insert into proof.notes (county_code, id, region_code, title, body, created_at)
        values (${there}, ${newId()}, '220722100201', 'x', '', now())`.execute(tx.db),
    )
    await expect(insert).rejects.toMatchObject({ code: '42501' })
  })

  test('refuses to move a row into a foreign county', async () => {
    const move = database.work.write({ counties: [here] }, (tx) =>
      sql`update proof.notes set county_code = ${there} where county_code = ${here}`.execute(tx.db),
    )
    await expect(move).rejects.toMatchObject({ code: '42501' })
  })

  test('a range opens the counties of its area, and a list none that lies between its own', async () => {
    const between = '222000'
    await writeNote(between)
    expect(await countiesSeen(areaScope('2224') as string[])).toEqual([here])
    expect(await countiesSeen(areaScope('22') as string[])).toEqual([there, between, here])
    expect(await countiesSeen(areaScope('') as string[])).toEqual([there, between, here])
    expect(await countiesSeen(areaScope('23') as string[])).toEqual([])
    expect(await countiesSeen([here, there])).toEqual([there, here])
    expect(await countiesSeen([here, there, '220000', '229999', here])).toEqual([there, here])
    const outside = database.work.write({ counties: areaScope('2207') }, (tx) =>
      sql`insert into proof.notes (county_code, id, region_code, title, body, created_at)
        values (${here}, ${newId()}, '222403100201', 'x', '', now())`.execute(tx.db),
    )
    await expect(outside).rejects.toMatchObject({ code: '42501' })
    await database.work.write({ counties: [between] }, (tx) =>
      sql`delete from proof.notes where county_code = ${between}`.execute(tx.db),
    )
  })

  test('a county code that is part of another one opens nothing', async () => {
    const strange = [
      '22240',
      '2224033',
      "222403','220722",
      '222403,220722',
      '',
      '222403-',
      '229999-220000',
    ]
    for (const code of strange) {
      await expect(countiesSeen([code])).rejects.toThrow(/not a county code/)
    }
    // Set by hand, past our check: neither a fragment nor two codes run together match a row.
    const client = await database.pool.connect()
    const fragments = [
      '22240',
      '2403',
      '222',
      '2220722403',
      ',',
      '22240,3',
      '-',
      '22',
      '2207222224033',
    ]
    for (const setting of fragments) {
      await client.query(`begin; set local app.counties = '${setting}'`)
      const { rows } = await client.query('select county_code from proof.notes')
      await client.query('rollback')
      expect(rows).toEqual([])
    }
    client.release()
  })
})

describe('the scope ends with its transaction', () => {
  /** One connection only, so that the next transaction is sure to be on the same. */
  let pool: pg.Pool
  beforeAll(() => {
    pool = new pg.Pool({ connectionString: database.appUrl, max: 1 })
  })
  afterAll(() => pool.end())

  async function rowsLeft(): Promise<number> {
    const { rows } = await pool.query('select count(*) from proof.notes')
    return rows[0].count
  }

  test.each([
    ['committed', 'commit'],
    ['rolled back', 'rollback'],
  ])('after it was %s', async (_, end) => {
    await pool.query(`begin; set local app.counties = '${here}'`)
    expect(await rowsLeft()).toBeGreaterThan(0)
    await pool.query(end)
    expect(await rowsLeft()).toBe(0)
  })

  /** A cancellation that comes before the statement runs would be lost. */
  async function cancelSleeping(pid: number): Promise<void> {
    for (;;) {
      const { rowCount } = await database.pool.query(
        `select pg_cancel_backend(pid) from pg_stat_activity
         where pid = $1 and wait_event = 'PgSleep'`,
        [pid],
      )
      if (rowCount === 1) return
    }
  }

  test.each([
    ['work that was committed', 'select 1', undefined],
    ['work that failed', 'select 1 / 0', { code: '22012' }],
  ])('after %s', async (_, statement, failure) => {
    const one = await connect(database.appUrl, 1)
    const work = createWork(one.db, () => new Date(), [])
    const done = work.read({ counties: [here], organizations: [orgA] }, (tx) =>
      sql.raw(statement).execute(tx.db),
    )
    if (failure) await expect(done).rejects.toMatchObject(failure)
    else await done
    const { rows } = await one.pool.query(
      `select (select count(*) from proof.notes) as notes,
        (select count(*) from proof.internal_notes) as internal,
        coalesce(current_setting('app.counties', true), '') as setting`,
    )
    expect(rows).toEqual([{ notes: 0, internal: 0, setting: '' }])
    await one.close()
  })

  test('after a query was cancelled', async () => {
    const one = await connect(database.appUrl, 1)
    const work = createWork(one.db, () => new Date(), [])
    const slow = work.read({ counties: [here] }, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)
      const sleeping = sql`select pg_sleep(60)`.execute(tx.db)
      sleeping.catch(() => undefined)
      await cancelSleeping(rows[0]?.pid as number)
      return sleeping
    })
    await expect(slow).rejects.toMatchObject({ code: '57014' })
    expect((await one.pool.query('select count(*) from proof.notes')).rows).toEqual([{ count: 0 }])
    await one.close()
  })
})

describe('internal rows', () => {
  const bodies = (organizations: string[]) =>
    database.work.read({ counties: [here], organizations }, async (tx) => {
      const { rows } = await sql<{
        body: string
      }>`select distinct body from proof.internal_notes order by 1`.execute(tx.db)
      return rows.map(({ body }) => body)
    })

  test('are seen by their organization alone', async () => {
    expect(await bodies([])).toEqual([])
    expect(await bodies([orgA])).toEqual(['of A'])
    expect(await bodies([orgB])).toEqual(['of B'])
    expect(await bodies([orgA, orgB])).toEqual(['of A', 'of B'])
  })

  test('are neither updated, deleted, given away nor taken by another organization', async () => {
    await database.work.write({ counties: [here], organizations: [orgA] }, async (tx) => {
      for (const statement of [
        `update proof.internal_notes set body = 'x' where owner_org_id = '${orgB}'`,
        `delete from proof.internal_notes where owner_org_id = '${orgB}'`,
      ]) {
        expect((await sql.raw(statement).execute(tx.db)).numAffectedRows).toBe(0n)
      }
    })
    const given = database.work.write({ counties: [here], organizations: [orgA] }, (tx) =>
      sql`update proof.internal_notes set owner_org_id = ${orgB}`.execute(tx.db),
    )
    await expect(given).rejects.toMatchObject({ code: '42501' })
    expect(await bodies([orgB])).toEqual(['of B'])
  })
})

describe('the serving role', () => {
  test('is refused when it, or a role that it reaches, is not held by the policies', async () => {
    const admin = new pg.Client(database.adminUrl)
    await admin.connect()
    const as = (role: string) => database.adminUrl.replace(/\/\/[^@]*@/, `//${role}:secret@`)
    const [owner, member, bypass] = ['owner', 'member', 'bypass'].map(
      (it) => `${it}_${process.pid}`,
    )
    const me = await admin.query('select rolsuper from pg_roles where rolname = current_user')
    try {
      await expect(connect(database.adminUrl)).rejects.toThrow(/does not bind/)
      await admin.query(`
        create role ${owner} login password 'secret';
        create role ${member} login password 'secret';
        grant ${owner} to current_user;
        create schema ${owner} authorization ${owner};
        create table ${owner}.rows (county_code text primary key);
        alter table ${owner}.rows enable row level security;
        alter table ${owner}.rows owner to ${owner}`)
      await (await connect(as(member as string))).close()
      await expect(connect(as(owner as string))).rejects.toThrow(/does not bind/)
      await admin.query(`grant ${owner} to ${member}`)
      await expect(connect(as(member as string))).rejects.toThrow(/does not bind/)
      await admin.query(`revoke ${owner} from ${member}`)
      await (await connect(as(member as string))).close()
      await admin.query(`alter role ${member} createrole`)
      await expect(connect(as(member as string))).rejects.toThrow(/does not bind/)
      await admin.query(`alter role ${member} nocreaterole; alter role ${owner} createrole`)
      await admin.query(`drop schema ${owner} cascade; grant ${owner} to ${member}`)
      await expect(connect(as(member as string))).rejects.toThrow(/does not bind/)
      // Only a superuser hands out BYPASSRLS, and the embedded database's owner is none.
      if (!me.rows[0].rolsuper) return
      await admin.query(`create role ${bypass} login bypassrls password 'secret'`)
      await expect(connect(as(bypass as string))).rejects.toThrow(/does not bind/)
      await admin.query(`revoke ${owner} from ${member}; grant ${bypass} to ${member}`)
      await expect(connect(as(member as string))).rejects.toThrow(/does not bind/)
      // The role that a connection begins with hides nothing of who logged in.
      const begun = database.adminUrl.includes('?') ? '&' : '?'
      const disguised = `${database.adminUrl}${begun}options=${encodeURIComponent('-c role=lianjian_app')}`
      await expect(connect(disguised)).rejects.toThrow(/does not bind/)
    } finally {
      await admin.query(`drop schema if exists ${owner} cascade`)
      await admin.query(`drop role if exists ${member}, ${owner}, ${bypass}`)
      await admin.end()
    }
  })

  test('appends to the journal and can neither change, delete nor empty it', async () => {
    for (const statement of [
      `update journal.entries set reason = 'x' where county_code = '${here}'`,
      `delete from journal.entries where county_code = '${here}'`,
      'truncate journal.entries',
      'alter table proof.notes disable row level security',
      'drop policy notes_in_county on proof.notes',
    ]) {
      const attempt = database.work.write({ counties: [here] }, (tx) =>
        sql.raw(statement).execute(tx.db),
      )
      await expect(attempt, statement).rejects.toMatchObject({ code: '42501' })
    }
  })
})
