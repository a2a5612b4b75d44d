import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { conflict } from '#base/shared/problems.ts'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { actorOf, type ProofServer, startProofServer } from '../../../tests/tenancy/proof-server.ts'
import { insertNotes } from '../../../tests/tenancy/room/server/door.ts'
import { writeEvents } from '../db/work.ts'
import { newId } from '../new-id.ts'
import { forgetOldKeys } from './idempotency.ts'
import { route } from './route.ts'

const county = '222403'
const county2 = '110101'
const region = '222403100201'
const database = useDatabase({
  writers: [entryWriter(createHash('sha256').update('k').digest()), writeEvents],
})

let failNext = false
const input = z.object({ title: z.string() })
const noteOf = (title: string) => ({
  countyCode: county,
  regionCode: region,
  ownerOrgId: null,
  title,
  body: '',
})

/** Writes first and may then refuse, as a rule that is checked late does. */
const fragile = route({
  method: 'POST',
  path: '/api/proof/fragile',
  summary: 'Write, then fail when told to',
  access: { capability: 'notes.write' },
  input: { body: input },
  output: z.object({ id: z.string() }),
  handle: ({ body, actor, write }) =>
    write(actor.scope, async (tx) => {
      const [note] = await insertNotes(tx, [noteOf(body.title)])
      if (failNext) {
        failNext = false
        throw conflict()
      }
      return { id: note?.id as string }
    }),
})

const twice = route({
  method: 'POST',
  path: '/api/proof/twice',
  summary: 'Two transactions in one request, which is a defect',
  access: { capability: 'notes.write' },
  input: { body: input },
  output: z.object({ id: z.string() }),
  async handle({ body, actor, write }) {
    await write(actor.scope, (tx) => insertNotes(tx, [noteOf(`${body.title} 1`)]))
    const [note] = await write(actor.scope, (tx) => insertNotes(tx, [noteOf(`${body.title} 2`)]))
    return { id: note?.id as string }
  },
})

const secretly = (secret: 'input' | 'answer') =>
  route({
    method: 'POST',
    path: `/api/proof/secret-${secret}`,
    summary: 'Something of which nothing may be kept',
    access: { capability: 'notes.write' },
    input: { body: input },
    output: z.object({ code: z.string() }),
    secret,
    async handle({ body, actor, write }) {
      await write(actor.scope, (tx) => insertNotes(tx, [noteOf(body.title)]))
      return { code: 'hunter2' }
    },
  })

const mover = actorOf([county, county2])

let server: ProofServer
beforeAll(async () => {
  server = await startProofServer({
    work: database.work,
    routes: [fragile, twice, secretly('input'), secretly('answer')],
    actors: {
      clerk: actorOf([county]),
      colleague: actorOf([county]),
      mover,
      placeless: actorOf([]),
    },
    logger: false,
  })
})
afterAll(() => server.close())

async function post(path: string, key: string, body: unknown, actor = 'clerk') {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'x-actor': actor, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer it asks for
  return { status: answer.status, body: (await answer.json()) as any }
}

async function titled(title: string): Promise<number> {
  const url = `${server.url}/api/proof/counties/${county}/notes?region=${region}&limit=200`
  const answer = await fetch(url, { headers: { 'x-actor': 'clerk' } })
  const { items } = (await answer.json()) as { items: { title: string }[] }
  return items.filter((note) => note.title.startsWith(title)).length
}

test('a repeated request gets the same answer and writes one row', async () => {
  const title = newId()
  const key = newId()
  const first = await post('/api/proof/notes', key, noteOf(title))
  const second = await post('/api/proof/notes', key, noteOf(title))
  expect(first.status).toBe(201)
  expect(second).toEqual(first)
  expect(await titled(title)).toBe(1)
})

test('the order of fields and of arrival does not matter to what is the same request', async () => {
  const title = newId()
  const key = newId()
  const first = await post('/api/proof/notes', key, noteOf(title))
  const turned = Object.fromEntries(Object.entries(noteOf(title)).reverse())
  expect(await post('/api/proof/notes', key, turned)).toEqual(first)
})

test('eight at once under one key write one row and are all answered alike', async () => {
  const title = newId()
  const key = newId()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => post('/api/proof/notes', key, noteOf(title))),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.status).toBe(201)
  expect(await titled(title)).toBe(1)
})

test('refuses a key that was used for another body or another address', async () => {
  const key = newId()
  await post('/api/proof/notes', key, noteOf(newId()))
  const other = await post('/api/proof/notes', key, noteOf(newId()))
  expect(other).toMatchObject({ status: 422, body: { code: 'base.key-reused' } })
  const elsewhere = await post('/api/proof/fragile', key, { title: newId() })
  expect(elsewhere.status).toBe(422)
})

test('a key belongs to its actor', async () => {
  const key = newId()
  const mine = await post('/api/proof/notes', key, noteOf(newId()))
  const theirs = await post('/api/proof/notes', key, noteOf(newId()), 'colleague')
  expect([mine.status, theirs.status]).toEqual([201, 201])
})

test('a request that failed leaves nothing and does not burn its key', async () => {
  const title = newId()
  const key = newId()
  failNext = true
  expect((await post('/api/proof/fragile', key, { title })).status).toBe(409)
  expect(await titled(title)).toBe(0)
  expect((await post('/api/proof/fragile', key, { title })).status).toBe(200)
  expect(await titled(title)).toBe(1)
})

test('a handler that writes twice under one key is a defect, not a repetition', async () => {
  const answer = await post('/api/proof/twice', newId(), { title: newId() })
  expect(answer).toMatchObject({ status: 500, body: { code: 'base.unexpected' } })
})

test('a key still stands for its request when the counties of its actor have changed', async () => {
  const title = newId()
  const key = newId()
  const first = await post('/api/proof/notes', key, noteOf(title), 'mover')
  expect(first.status).toBe(201)
  for (const counties of [[county2, county], [county]]) {
    Object.assign(mover, actorOf(counties))
    expect(await post('/api/proof/notes', key, noteOf(title), 'mover')).toEqual(first)
  }
  expect(await titled(title)).toBe(1)
})

test('an actor without counties is refused, key or not', async () => {
  const answer = await post('/api/proof/notes', newId(), noteOf(newId()), 'placeless')
  expect(answer).toMatchObject({ status: 403, body: { code: 'base.refused' } })
})

test('refuses a key that is too long instead of cutting it', async () => {
  const answer = await post('/api/proof/notes', 'k'.repeat(201), noteOf(newId()))
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: 'idempotency-key' }] } })
  expect((await post('/api/proof/notes', 'k'.repeat(200), noteOf(newId()))).status).toBe(201)
})

/** What a transaction sees that acts as somebody: of all keys, or of one. */
async function keptBy(actor: string, key?: string) {
  return database.work.read({ counties: [county] }, async (tx) => {
    await sql`set local app.actor = ${sql.lit(actor)}`.execute(tx.db)
    let query = tx.db.selectFrom('base.idempotencyKeys').select(['key', 'requestHash', 'body'])
    if (key) query = query.where('key', '=', key)
    return query.execute()
  })
}

test('what was answered is seen by its actor alone', async () => {
  const key = newId()
  await post('/api/proof/notes', key, noteOf(newId()))
  expect(await keptBy('clerk', key)).toHaveLength(1)
  for (const other of ['colleague', '', '*']) expect(await keptBy(other, key)).toEqual([])
})

async function keepOld(actor: string, key: string): Promise<void> {
  await database.work.write({ counties: [] }, async (tx) => {
    await sql`set local app.actor = ${sql.lit(actor)}`.execute(tx.db)
    await tx.db
      .insertInto('base.idempotencyKeys')
      .values({
        actor,
        key,
        route: 'POST /api/proof/notes',
        requestHash: Buffer.alloc(32),
        createdAt: new Date(tx.now.getTime() - 73 * 3_600_000),
      })
      .execute()
  })
}

test('keys older than three days are forgotten', async () => {
  const old = newId()
  await keepOld('clerk', old)
  expect((await post('/api/proof/notes', old, noteOf(newId()))).status).toBe(201)
})

test('old keys of an actor who never comes back are forgotten, new ones of others are not', async () => {
  const key = newId()
  await keepOld('gone', newId())
  await post('/api/proof/notes', key, noteOf(newId()))
  await forgetOldKeys(database.work)
  expect(await keptBy('gone')).toEqual([])
  expect(await keptBy('clerk', key)).toHaveLength(1)
})

test('refuses to say a secret twice, keeps none of it, and does the work once', async () => {
  const title = newId()
  const first = await post('/api/proof/secret-answer', title, { title })
  expect(first).toMatchObject({ status: 200, body: { code: 'hunter2' } })
  const again = await post('/api/proof/secret-answer', title, { title })
  expect(again).toMatchObject({ status: 409, body: { code: 'base.said-once' } })
  expect(await keptBy('clerk', title)).toMatchObject([{ body: null }])
})

test('keeps no hash of a request that holds a password', async () => {
  const title = newId()
  expect(await post('/api/proof/secret-input', title, { title })).toMatchObject({ status: 200 })
  expect(await keptBy('clerk', title)).toEqual([])
})
