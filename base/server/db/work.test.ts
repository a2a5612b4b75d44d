import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { newId } from '../new-id.ts'
import type { Change } from './change.ts'
import { beginStatement } from './scope.ts'
import { type Transaction, writeEvents } from './work.ts'

const county = '222403'
const scope = { counties: [county] }
const database = useDatabase({
  writers: [entryWriter(createHash('sha256').update('k').digest()), writeEvents],
})

let subjects = 0
function change(more: Partial<Change> = {}): Change {
  subjects += 1
  return {
    countyCode: county,
    action: 'test.write',
    subject: { kind: 'test', id: `${process.pid}-${subjects}` },
    actor: 'test',
    ...more,
  }
}

async function count(tx: Transaction, { subject }: Change) {
  const entries = await tx.db
    .selectFrom('journal.entries')
    .select('id')
    .where('countyCode', '=', county)
    .where('subjectId', '=', subject.id)
    .execute()
  const events = await tx.db
    .selectFrom('base.outbox')
    .select('payload')
    .where('countyCode', '=', county)
    .where('topic', '=', `test.${subject.id}`)
    .execute()
  return { entries: entries.length, events: events.map(({ payload }) => payload) }
}
const written = (made: Change) => database.work.read(scope, (tx) => count(tx, made))

function withEvent(payload: Record<string, unknown> = {}): Change {
  const made = change()
  return { ...made, events: [{ topic: `test.${made.subject.id}`, payload }] }
}

test('a change is kept with its journal entry and its events', async () => {
  const made = withEvent({ region_code: '222403100201', nested: { snake_case: 1 } })
  await database.work.write(scope, (tx) => tx.record(made))
  expect(await written(made)).toEqual({
    entries: 1,
    events: [{ region_code: '222403100201', nested: { snake_case: 1 } }],
  })
})

test('changes that share an entry each keep their events', async () => {
  const whole = { kind: 'whole', id: newId() }
  const made = [1, 2, 3].map((nth) => {
    const own = { ...change(), subject: { kind: 'test', id: newId() } }
    return { ...own, events: [{ topic: `test.${whole.id}`, payload: { nth } }] }
  })
  await database.work.write(scope, (tx) => tx.recordAll(made, { within: whole }))
  const shared = { ...change(), subject: whole }
  expect(await written(shared)).toEqual({
    entries: 1,
    events: [{ nth: 1 }, { nth: 2 }, { nth: 3 }],
  })
})

test('ids come as a list, and one that is absent as null', async () => {
  const [one, other] = [newId(), newId()]
  const { rows } = await database.work.read(scope, (tx) =>
    sql<{ ids: unknown }>`select ids from (values (array[${one}, ${other}]::uuid[]),
      (array[${one}, null]::uuid[]), (array[]::uuid[]), (null)) as v (ids)`.execute(tx.db),
  )
  expect(rows.map(({ ids }) => ids)).toEqual([[one, other], [one, null], [], null])
})

test('nothing of a change is kept when what follows it fails', async () => {
  const made = withEvent()
  const failing = database.work.write(scope, async (tx) => {
    await tx.record(made)
    throw new Error('after all')
  })
  await expect(failing).rejects.toThrow('after all')
  expect(await written(made)).toEqual({ entries: 0, events: [] })
})

test('a failed statement whose error was swallowed is not answered as saved', async () => {
  const made = withEvent()
  const attempt = database.work.write(scope, async (tx) => {
    await tx.record(made)
    await sql`select 1 / 0`.execute(tx.db).catch(() => undefined)
    return 'saved'
  })
  await expect(attempt).rejects.toThrow(/nothing was saved/)
  expect(await written(made)).toEqual({ entries: 0, events: [] })
})

test('two writers that wait for each other both succeed', async () => {
  const names = ['first', 'second']
  await database.work.write(scope, async (tx) => {
    for (const name of names) await lockRow(tx, name, true)
  })
  let held = 0
  let all: (() => void) | undefined
  const bothHold = new Promise<void>((done) => {
    all = done
  })
  const tries: string[] = []
  const writing = names.map((name, at) =>
    database.work.write(scope, async (tx) => {
      tries.push(name)
      await lockRow(tx, name)
      held += 1
      if (held === 2) all?.()
      await bothHold
      await lockRow(tx, names[1 - at] as string)
    }),
  )
  await Promise.all(writing)
  // One went through, the other was undone by the database and did it again: mostly once, and more often when it took
  // its own row again before the first had gone on.
  expect(tries.length).toBeGreaterThanOrEqual(3)
})

function lockRow(tx: Transaction, title: string, first = false) {
  return first
    ? sql`insert into proof.notes (county_code, id, region_code, title, body, created_at)
        values (${county}, gen_random_uuid(), '222403100201', ${title}, '', now())`.execute(tx.db)
    : sql`update proof.notes set body = body || 'x' where county_code = ${county} and title = ${title}`.execute(
        tx.db,
      )
}

test('an act that fails by itself is not tried again', async () => {
  let tries = 0
  const failing = database.work.write(scope, async (tx) => {
    tries += 1
    await sql`select 1 / 0`.execute(tx.db)
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(tries).toBe(1)
})

test('the journal keeps keyed hashes of a record and none of its words', async () => {
  const made = change({ before: { name: '王某' }, after: { name: '李某' }, reason: '改名' })
  await database.work.write(scope, (tx) => tx.record(made))
  const row = await database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .selectAll()
      .where('countyCode', '=', county)
      .where('subjectId', '=', made.subject.id)
      .executeTakeFirstOrThrow(),
  )
  expect(row.beforeHash).toHaveLength(32)
  expect(row.afterHash).not.toEqual(row.beforeHash)
  expect(JSON.stringify(row)).not.toMatch(/王某|李某/)
})

describe('the opening statement', () => {
  test.each(["222403'; drop table x; --", '22240', '２２２４０３', ''])(
    'refuses the county %j',
    (strange) => {
      expect(() => beginStatement({ counties: [strange] })).toThrow(/not a county code/)
    },
  )

  test('refuses an organization that is no id', () => {
    const scope = { counties: [county], organizations: ["x'"] }
    expect(() => beginStatement(scope)).toThrow(/not an organization id/)
  })
})
