import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#base/server/clock.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { loadShippedRegions } from './loading/load-shipped.ts'
import { regionsRoutes } from './routes.ts'

const database = useDatabase()
let server: FastifyInstance

beforeAll(async () => {
  await loadShippedRegions(database.adminUrl)
  server = await buildServer({
    work: database.work,
    clock: systemClock,
    routes: regionsRoutes({
      namesOfUsers: async () => new Map(),
      countRoles: async () => 0,
      forgetReaches: () => undefined,
    }),
    resolveActor: async () => undefined,
    problemPage: () => '',
    version: 'test',
    logger: false,
  })
})
afterAll(() => server.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await server.inject({ url: `/api/public/regions${path}`, headers })
  return { status: answer.statusCode, body: answer.json() }
}

test('anybody may search', async () => {
  const { status, body } = await get(
    `?q=${encodeURIComponent('雁鸣湖 腰甸')}&within=222403&limit=5`,
  )
  expect(status).toBe(200)
  expect(body.items).toEqual([
    {
      code: '222403108204',
      name: '腰甸村',
      officialName: '腰甸村委会',
      level: 'village',
      kind: 'village',
      validFrom: '2023-06-30',
      validTo: null,
      fullName: '吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村',
      path: [
        { code: '220000000000', name: '吉林省', level: 'province' },
        { code: '222400000000', name: '延边朝鲜族自治州', level: 'prefecture' },
        { code: '222403000000', name: '敦化市', level: 'county' },
        { code: '222403108000', name: '雁鸣湖镇', level: 'township' },
        { code: '222403108204', name: '腰甸村', level: 'village' },
      ],
    },
  ])
})

describe('a search that makes no sense', () => {
  test.each([
    ['?q='],
    [''],
    ['?q=a&limit=0'],
    ['?q=a&limit=51'],
    ['?q=a&within=1'],
    ['?q=a&level=street'],
    [`?q=${'a'.repeat(101)}`],
  ])('%s is refused', async (query) => {
    const { status, body } = await get(query)
    expect(status).toBe(400)
    expect(body.code).toBe('base.malformed')
  })
})

test('a region is shown by its code or the beginning that means it', async () => {
  const whole = await get('/222403000000')
  expect(whole.status).toBe(200)
  expect(whole.body).toMatchObject({
    name: '敦化市',
    fullName: '吉林省延边朝鲜族自治州敦化市',
    children: 25,
    earlier: [],
    successions: [],
  })
  expect((await get('/222403')).body).toEqual(whole.body)
})

test('a code that stands for nothing is absent, and one that is none is malformed', async () => {
  expect((await get('/999999')).status).toBe(404)
  expect((await get('/222403?on=2020-01-01')).status).toBe(404)
  expect((await get('/dunhua')).status).toBe(400)
  expect((await get('/222403?on=yesterday')).status).toBe(400)
})

test('a wrong character finds nothing, and what was meant stands beside', async () => {
  const { body } = await get(`?q=${encodeURIComponent('要店村')}&near=222403`)
  expect(body.items).toEqual([])
  expect(body.meant[0].fullName).toBe('吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村')
  const found = await get(`?q=${encodeURIComponent('腰甸村')}`)
  expect(found.body.meant).toEqual([])
})

test('how far down the tree is there is told, of the country and where it goes further', async () => {
  const { body } = await get('/loaded')
  const edition = { day: '2023-06-30', edition: '2023' }
  expect(body.parts).toEqual([
    { code: null, name: null, level: 'county', ...edition },
    {
      ...{ code: '222403000000', name: '吉林省延边朝鲜族自治州敦化市', level: 'village' },
      ...edition,
    },
  ])
  expect((await get('/222404')).body).toMatchObject({ children: 0, belowLoaded: false })
  expect((await get('/222403')).body.belowLoaded).toBe(true)
  expect((await get('/222403108204')).body.belowLoaded).toBe(true)
})

test('children come in pages that miss none and repeat none', async () => {
  const seen: string[] = []
  let next: string | undefined
  do {
    const { body } = await get(`/222403/children?limit=7${next ? `&after=${next}` : ''}`)
    expect(body.items.length).toBeLessThanOrEqual(7)
    seen.push(...body.items.map(({ code }: { code: string }) => code))
    next = body.next
  } while (next)
  expect(seen).toHaveLength(25)
  expect(seen).toEqual([...new Set(seen)].sort())
  expect(seen[0]).toBe('222403001000')
})

test('a cursor that was not given here begins at the start', async () => {
  const first = await get('/222403/children?limit=3')
  expect((await get('/222403/children?limit=3&after=rubbish')).body).toEqual(first.body)
})
