import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/database/database.ts'
import { actorOf, startProofServer } from '../../../tests/tenancy/proof-server.ts'
import type { ConsistencyProof, Entry, InclusionProof, SignedHead } from '../shared/schema.ts'
import { entryText } from './entry-bytes.ts'
import { headHash, isSigned } from './head-bytes.ts'
import { journalRoutes } from './routes.ts'
import { sealCounty } from './seal/seal-county.ts'
import { writeEntries, writeMany } from './testing/write-entries.ts'
import { leafHash } from './tree/hash.ts'
import { provesConsistency, provesInclusion } from './tree/verify-proof.ts'
import { verifyExport } from './verify/verify-export.ts'
import { entryWriter } from './write-entry.ts'

const dunhua = '222403'
const huichun = '222404'
const database = useDatabase({ writers: [entryWriter(Buffer.alloc(32, 1))] })
const { privateKey } = generateKeyPairSync('ed25519')
const reader = (counties: string[], capabilities = ['journal.read']) =>
  actorOf(counties, [], capabilities)
let server: Awaited<ReturnType<typeof startProofServer>>

beforeAll(async () => {
  await writeEntries(database.work, dunhua, 25)
  await sealCounty(database.work, dunhua, privateKey, 10)
  await writeEntries(database.work, huichun, 2)
  server = await startProofServer({
    work: database.work,
    routes: journalRoutes({
      namesOfUsers: async () => new Map(),
      namesOf: {
        thing: async (_tx, _county, ids) => new Map(ids.map((id) => [id, `第 ${id} 件`])),
      },
      becoming: async () => new Map(),
      usersNamed: async () => [],
      subjectsNamed: async (_tx, _county, typed) => (typed === '一样东西' ? ['3'] : []),
    }),
    actors: {
      dunhua: reader([dunhua]),
      neighbour: reader([huichun]),
      prefecture: reader(['222400-222499']),
      guest: reader([dunhua], []),
    },
  })
})
afterAll(() => server?.close())

async function ask<Body>(path: string, actor?: string): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${server.url}${path}`, {
    headers: actor ? { 'x-actor': actor } : {},
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}
interface Page<Item> {
  items: Item[]
  next?: string
}
const hex = (text: string) => Buffer.from(text, 'hex')
const heads = `/api/public/journal/${dunhua}/heads`

test('anybody reads heads, newest first, in pages, with the keys that signed them', async () => {
  const first = await ask<Page<SignedHead & { hash: string }>>(`${heads}?limit=2`)
  const rest = await ask<Page<SignedHead & { hash: string }>>(
    `${heads}?limit=2&after=${first.body.next}`,
  )
  const all = [...first.body.items, ...rest.body.items]
  expect(all.map(({ head }) => head.size)).toEqual([25, 20, 10])
  expect(rest.body.next).toBeUndefined()
  const { body } = await ask<Page<{ id: string; publicKey: string }>>('/api/public/journal/keys')
  for (const [at, each] of all.entries()) {
    expect(isSigned(each, hex(body.items.find(({ id }) => id === each.head.key)!.publicKey))).toBe(
      true,
    )
    expect(each.hash).toBe(headHash(each.head))
    expect(each.head.previous).toBe(all[at + 1]?.hash ?? '0'.repeat(64))
  }
  expect((await ask<Page<SignedHead>>(`${heads}?after=rubbish`)).body.items).toHaveLength(3)
})

test('anybody is shown that one head continues another', async () => {
  const { body } = await ask<Page<SignedHead>>(heads)
  const [newest, , oldest] = body.items.map(({ head }) => head)
  const path = `/api/public/journal/${dunhua}/consistency`
  const proof = await ask<ConsistencyProof>(`${path}?from=10&to=25`)
  const holds = provesConsistency({
    first: 10,
    second: 25,
    path: proof.body.path.map(hex),
    firstRoot: hex(oldest!.root),
    secondRoot: hex(newest!.root),
  })
  expect(holds).toBe(true)
  for (const sizes of ['from=11&to=10', 'from=1&to=26']) {
    const refusal = await ask(`${path}?${sizes}`)
    expect(refusal).toMatchObject({ status: 422, body: { code: 'journal.no-such-size' } })
  }
  expect((await ask(`${path}?from=0&to=10`)).status).toBe(400)
})

test('a reader finds what was done to a record and is shown that it is sealed', async () => {
  const list = '/api/journal/entries?subjectKind=thing&subjectId=3'
  const first = await ask<Page<Entry>>(`${list}&limit=2`, 'dunhua')
  const rest = await ask<Page<Entry>>(`${list}&limit=2&after=${first.body.next}`, 'dunhua')
  const all = [...first.body.items, ...rest.body.items]
  expect(all.map(({ reason }) => reason?.slice(0, 3))).toEqual(['第24', '第17', '第10', '第3次'])
  expect(rest.body.next).toBeUndefined()
  const { body } = await ask<InclusionProof>(`/api/journal/entries/${all[1]!.id}/proof`, 'dunhua')
  expect(body.entry).toEqual(all[1])
  const holds = provesInclusion({
    leaf: leafHash(Buffer.from(entryText(body.entry))),
    index: body.index,
    size: body.head.head.size,
    path: body.path.map(hex),
    root: hex(body.head.head.root),
  })
  expect(holds).toBe(true)
})

test('a reader leafs through all of a county, or through one part of it', async () => {
  const count = async (query: string) =>
    (await ask<Page<Entry>>(`/api/journal/entries?limit=200${query}`, 'dunhua')).body.items.length
  expect(await count('')).toBe(25)
  expect(await count('&room=test&days=1')).toBe(25)
  expect(await count('&room=tes')).toBe(0)
  expect(await count('&q=3')).toBe(4)
  expect(await count(`&q=${encodeURIComponent('一样东西')}`)).toBe(4)
  expect(await count('&q=nothing')).toBe(0)
})

test('a reader is told what each subject is called, by its kind', async () => {
  const { body } = await ask<{ names: Record<string, string> }>(
    '/api/journal/entries?subjectId=3&limit=1',
    'dunhua',
  )
  expect(body.names).toEqual({ 3: '第 3 件' })
})

test('of an entry of many records the list tells how many, and the proof which', async () => {
  const { ids, whole } = await writeMany(database.work, huichun, 3)
  await sealCounty(database.work, huichun, privateKey)
  const list = await ask<Page<Entry>>(`/api/journal/entries?subjectId=${ids[1]}`, 'neighbour')
  expect(list.body.items).toMatchObject([
    { subject: { kind: 'whole', id: whole }, records: { kind: 'thing', count: 3 } },
  ])
  expect(JSON.stringify(list.body)).not.toContain(ids[1])
  const id = list.body.items[0]!.id
  const { body } = await ask<InclusionProof>(`/api/journal/entries/${id}/proof`, 'neighbour')
  expect(body.entry.records).toMatchObject({ kind: 'thing', ids })
  expect(body.entry.records!.before).toHaveLength(3)
  expect(leafHash(Buffer.from(entryText(body.entry))).toString('hex')).toBe(body.leaf)
})

test('an entry that waits for its seal is said to wait', async () => {
  await writeEntries(database.work, huichun, 1)
  const { body } = await ask<Page<Entry>>('/api/journal/entries?limit=1', 'neighbour')
  const [waiting] = body.items
  const answer = await ask(`/api/journal/entries/${waiting!.id}/proof`, 'neighbour')
  expect(answer).toMatchObject({ status: 409, body: { code: 'journal.not-sealed' } })
})

test('asks for sign-in, for the capability and for a county in scope', async () => {
  const { body } = await ask<Page<Entry>>(
    '/api/journal/entries?subjectKind=thing&subjectId=3',
    'dunhua',
  )
  const paths = [
    '/api/journal/entries?subjectKind=thing&subjectId=3',
    `/api/journal/entries/${body.items[0]!.id}/proof`,
    `/api/journal/${dunhua}/export`,
  ]
  for (const path of paths) {
    expect((await ask(path)).status).toBe(401)
    expect((await ask(path, 'guest')).status).toBe(403)
    const named = path.includes('export')
      ? path
      : `${path}${path.includes('?') ? '&' : '?'}county=${dunhua}`
    expect((await ask(named, 'neighbour')).status).toBe(404)
  }
  expect((await ask<Page<Entry>>(paths[0]!, 'neighbour')).body.items).toEqual([])
  expect((await ask(paths[1]!, 'neighbour')).status).toBe(404)
  // Who reads several counties has to name one.
  expect(await ask(paths[0]!, 'prefecture')).toMatchObject({
    status: 400,
    body: { code: 'journal.county-missing' },
  })
  const named = await ask<Page<Entry>>(`${paths[0]}&county=${dunhua}`, 'prefecture')
  expect(named.body.items).toHaveLength(4)
})

test('an export is streamed as a file that holds', async () => {
  const answer = await fetch(`${server.url}/api/journal/${dunhua}/export`, {
    headers: { 'x-actor': 'prefecture' },
  })
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  expect(answer.headers.get('content-disposition')).toContain('journal-222403-25.jsonl')
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(await verifyExport([bytes])).toMatchObject({ ok: true, size: 25, heads: 3 })
})
