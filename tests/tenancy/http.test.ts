import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { writeEvents } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { useDatabase } from '../database/database.ts'
import { actorOf, type ProofServer, startProofServer } from './proof-server.ts'
import type { Note } from './room/shared/schema.ts'

const dunhua = '222403'
const huichun = '222404'
const changling = '220722'
const village = '222403100201'
const orgA = newId()
const orgB = newId()

const database = useDatabase({
  writers: [entryWriter(createHash('sha256').update('test').digest()), writeEvents],
  unguarded: true,
})

/** What a careless room would do: no predicate at all. */
const careless = route({
  method: 'GET',
  path: '/api/proof/careless',
  summary: 'All notes, as a defect would list them',
  access: { capability: 'notes.read' },
  input: {},
  output: z.object({ counties: z.array(z.string()) }),
  async handle({ actor, read }) {
    const { rows } = await read(actor.scope, (tx) =>
      sql<{
        code: string
      }>`select distinct county_code as code from proof.notes order by 1`.execute(tx.db),
    )
    return { counties: rows.map(({ code }) => code) }
  },
})

let server: ProofServer

beforeAll(async () => {
  server = await startProofServer({
    work: database.work,
    routes: [careless],
    actors: {
      dunhua: actorOf([dunhua], [orgA]),
      otherOffice: actorOf([dunhua], [orgB]),
      neighbour: actorOf([changling]),
      prefecture: actorOf([dunhua, huichun]),
      nobody: actorOf([]),
      reader: { ...actorOf([dunhua]), capabilities: new Set(['notes.read']) },
    },
  })
})
afterAll(() => server.close())
beforeEach(async () => {
  await database.work.write({ counties: [dunhua, huichun, changling] }, (tx) =>
    sql`delete from proof.notes where county_code in (${dunhua}, ${huichun}, ${changling})`.execute(
      tx.db,
    ),
  )
})

async function ask(actor: string | undefined, path: string, body?: unknown) {
  const answer = await fetch(`${server.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(actor && { 'x-actor': actor }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer it asks for
  return { status: answer.status, body: (await answer.json()) as any }
}

let titles = 0
function noteIn(countyCode: string, regionCode = `${countyCode}100201`) {
  titles += 1
  return { countyCode, regionCode, title: `第${titles}条`, body: '内容' }
}

async function written(actor: string, countyCode: string): Promise<Note> {
  const { status, body } = await ask(actor, '/api/proof/notes', noteIn(countyCode))
  expect(status).toBe(201)
  return body
}

const listOf = (county: string, region = `${county}100201`) =>
  `/api/proof/counties/${county}/notes?region=${region}`

test('lists what lies in the scope, newest first, in pages that neither skip nor repeat', async () => {
  const notes = Array.from({ length: 125 }, () => noteIn(dunhua))
  for (const part of [notes.slice(0, 60), notes.slice(60, 61), notes.slice(61)]) {
    const { status } = await ask('dunhua', '/api/proof/notes/batch', { notes: part })
    expect(status).toBe(201)
  }
  const seen: Note[] = []
  let next: string | undefined
  do {
    const { body } = await ask('dunhua', `${listOf(dunhua)}${next ? `&after=${next}` : ''}`)
    seen.push(...body.items)
    next = body.next
  } while (next)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(125)
  expect(seen.map(({ createdAt }) => createdAt)).toEqual(
    seen
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  )
})

test('a list without any predicate returns nothing foreign', async () => {
  await written('dunhua', dunhua)
  await written('neighbour', changling)
  expect((await ask('dunhua', '/api/proof/careless')).body).toEqual({ counties: [dunhua] })
  expect((await ask('neighbour', '/api/proof/careless')).body).toEqual({ counties: [changling] })
  expect((await ask('nobody', '/api/proof/careless')).body).toEqual({ counties: [] })
})

test('a foreign county is empty and a foreign note is not there', async () => {
  const note = await written('dunhua', dunhua)
  expect((await ask('neighbour', listOf(dunhua))).body.items).toEqual([])
  const one = await ask('neighbour', `/api/proof/counties/${dunhua}/notes/${note.id}`)
  expect(one).toMatchObject({ status: 404, body: { code: 'base.absent' } })
  expect((await ask('dunhua', `/api/proof/counties/${dunhua}/notes/${note.id}`)).status).toBe(200)
})

test('refuses to write into a foreign county', async () => {
  const answer = await ask('dunhua', '/api/proof/notes', noteIn(changling))
  expect(answer).toMatchObject({ status: 403, body: { code: 'base.refused' } })
  expect((await ask('neighbour', listOf(changling))).body.items).toEqual([])
})

test('writes none of many when one of them lies in a foreign county', async () => {
  const notes = [noteIn(dunhua), noteIn(dunhua), noteIn(changling)]
  const answer = await ask('dunhua', '/api/proof/notes/batch', { notes })
  expect(answer.status).toBe(403)
  expect((await ask('dunhua', listOf(dunhua))).body.items).toEqual([])
})

test('moves a note between regions and between counties of the scope, never out of it', async () => {
  const note = await written('prefecture', dunhua)
  const path = `/api/proof/counties/${dunhua}/notes/${note.id}/move`
  const away = await ask('dunhua', path, { countyCode: changling, regionCode: '220722100001' })
  expect(away.status).toBe(403)
  const region = await ask('dunhua', path, { countyCode: dunhua, regionCode: '222403100202' })
  expect(region).toMatchObject({ status: 200, body: { id: note.id, regionCode: '222403100202' } })
  const county = await ask('prefecture', path, { countyCode: huichun, regionCode: '222404100001' })
  expect(county).toMatchObject({ status: 200, body: { countyCode: huichun } })
  expect((await ask('prefecture', `/api/proof/counties/${dunhua}/notes/${note.id}`)).status).toBe(
    404,
  )
  const { body } = await ask('prefecture', listOf(huichun, '222404100001'))
  expect(body.items).toMatchObject([{ title: note.title }])
})

test('shows an internal note to its organization alone', async () => {
  const note = await written('dunhua', dunhua)
  const path = `/api/proof/counties/${dunhua}/notes/${note.id}/internal`
  const mine = await ask('dunhua', path, { ownerOrgId: orgA, body: '内部' })
  expect(mine.status).toBe(201)
  expect((await ask('dunhua', path)).body.items).toMatchObject([{ ownerOrgId: orgA }])
  expect((await ask('otherOffice', path)).body.items).toEqual([])
  const forged = await ask('otherOffice', path, { ownerOrgId: orgA, body: '冒名' })
  expect(forged.status).toBe(403)
})

test('asks for sign-in, then for the capability, before anything else', async () => {
  expect((await ask(undefined, listOf(dunhua))).status).toBe(401)
  expect((await ask('stranger', listOf(dunhua))).status).toBe(401)
  expect((await ask('reader', '/api/proof/notes', {})).status).toBe(403)
})

test('refuses a second note of the same title in one region', async () => {
  const note = noteIn(dunhua, village)
  expect((await ask('dunhua', '/api/proof/notes', note)).status).toBe(201)
  const again = await ask('dunhua', '/api/proof/notes', note)
  expect(again).toMatchObject({ status: 409, body: { code: 'base.conflict' } })
})
