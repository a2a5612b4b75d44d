/**
 * Deeds as units declare them all at once on the last day of a month: single ones over HTTP, each with its journal entry,
 * outbox event and facts, some of them sent twice; and one sheet of 15,000 rows: `node bench/deeds.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { allMigrationFolders } from '#apps/server/compose.ts'
import { systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { type Addresses, startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, readMigrations } from '#base/server/db/migrate.ts'
import { createWork } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { pairUp } from '#rooms/activities/testing/pair-up.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { makeProgramme, templates } from '#rooms/programmes/server/door.ts'
import { listPlacesOfCounty, loadShippedRegions } from '#rooms/regions/server/door.ts'
import { addPerson, openSession } from '../tests/application/people.ts'
import { Visitor } from '../tests/application/visitor.ts'
import { connections } from './load.ts'
import { processorSeconds } from './process-use.ts'
import { printRows, type Row } from './row.ts'
import { memoryOf, startServer } from './server-process.ts'
import { openApplication } from './servers/application.ts'

const county = '222403'
const units = 20
const villagesOfEach = 10
const seconds = 20
const perSecond = 200
const slowest = 250
/** One request in so many is sent a second time, as a phone does that heard no answer. */
const sentTwice = 20
const rowsOfSheet = 15_000
const sheetSeconds = 15

interface Liaison {
  cookie: string
  partnerships: { id: string; village: string }[]
}

interface Furnished extends Addresses {
  cycleId: string
  liaisons: Liaison[]
}

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  try {
    const { adminUrl, appUrl } = cluster
    await migrate(adminUrl, appUrl, await readMigrations(allMigrationFolders))
    await loadShippedRegions(adminUrl)
    const furnished = await furnish({ adminUrl, appUrl })
    const server = await startServer('application', appUrl)
    try {
      const burst = await declare(server.url, furnished)
      const batch = await bring(server.url, furnished)
      const memory = `${await memoryOf(server)} MB`
      return [burst, batch].map((row) => ({ ...row, memory }))
    } finally {
      await server.stop()
    }
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Units with villages of their own, and somebody who signed in for each. */
async function furnish(addresses: Addresses): Promise<Furnished> {
  const { adminUrl, appUrl } = addresses
  const connection = await connect(appUrl, 4)
  const work = createWork(connection.db, systemClock, [])
  const year = new Date().getFullYear()
  const days = { beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
  const scope = { counties: [county] }
  const places = await work.read(scope, (tx) => listPlacesOfCounty(tx, county))
  const common = { countyCode: county, beginsOn: days.beginsOn }
  const villages = places.slice(0, units * villagesOfEach).map(({ code, name }) => ({
    ...{ ...common, id: newId(), side: 'community', code, kind: 'village', level: 'village' },
    ...{ name, regionCode: code },
  }))
  const bodies = Array.from({ length: units }, (_, at) => ({
    ...{ ...common, id: newId(), side: 'supporter', code: `U${at}`, kind: 'unit', level: 'county' },
    ...{ name: `第${at + 1}局`, regionCode: `${county}000000` },
  }))
  const template = templates.get('branch-to-branch')
  if (!template) throw new Error('no such template')
  const { id: programmeId, cycleId } = await work.write(scope, async (tx) => {
    await insertOrganizations(tx, [...villages, ...bodies])
    const wanted = {
      regionCode: `${county}000000`,
      name: '支部联支部',
      nameEn: null,
      officeName: '联建办',
    }
    const cycle = { name: `${year}`, ...days }
    return makeProgramme(tx, template, { ...wanted, cycle }, { actor: 'bench' })
  })
  const application = await openApplication(appUrl, 2)
  const visitor = (address?: string) => new Visitor(application.url, address ?? '10.0.0.1')
  const liaisons: Liaison[] = []
  for (const [at, unit] of bodies.entries()) {
    const own = villages.slice(at * villagesOfEach, (at + 1) * villagesOfEach)
    const partnerships: Liaison['partnerships'] = []
    for (const { id, regionCode, name } of own) {
      const pair = { ...days, countyCode: county, programmeId, cycleId, unitId: unit.id }
      partnerships.push({
        id: await pairUp(work, { ...pair, communityId: id, regionCode }),
        village: regionCode,
      })
      if (name === '') throw new Error('a village without a name')
    }
    const grant = { role: 'unit', code: unit.id, kind: 'organization', countyCode: county } as const
    const parts = { ...application, visitor }
    const id = await addPerson(parts, { username: `unit${at}`, grants: [grant], password: false })
    const session = await openSession(parts, id, { secondFactor: true })
    const cookie = [...session.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    liaisons.push({ cookie, partnerships })
  }
  await application.close()
  await connection.close()
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query('analyze')
  await client.end()
  return { ...addresses, cycleId, liaisons }
}

const things =
  '修路灯 义诊 清理河道 送化肥 培训电商 慰问老人 修水渠 普法讲座 修房顶 农技指导'.split(' ')

async function declare(url: string, { adminUrl, liaisons }: Furnished): Promise<Row> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const day = new Date().toISOString().slice(0, 10)
  let at = 0
  const ids = new Set<string>()
  const times: number[] = []
  let retried = 0
  const declareOne = async () => {
    const number = at++
    const { cookie, partnerships } = liaisons[number % liaisons.length] as Liaison
    const partnership = partnerships[Math.trunc(number / liaisons.length) % partnerships.length]
    const sent = {
      headers: { cookie, 'idempotency-key': `burst-${number}` },
      body: {
        ...{ countyCode: county, partnershipId: partnership?.id, day, helped: 1 + (number % 90) },
        title: `${things[number % things.length]}第${number}次`,
        costs: [{ source: 'own', fen: 100 + number }],
      },
    }
    const began = performance.now()
    const { id } = await post(url, agent, sent)
    times.push(performance.now() - began)
    ids.add(id)
    if (number % sentTwice !== 0) return
    retried += 1
    const again = await post(url, agent, sent)
    if (again.id !== id) throw new Error('a retry was taken for another deed')
  }
  const keepDeclaring = async (end: number) => {
    while (performance.now() < end) await declareOne()
  }
  const forSeconds = (length: number) => {
    const end = performance.now() + length * 1000
    return Promise.all(Array.from({ length: connections }, () => keepDeclaring(end)))
  }
  await forSeconds(3)
  times.length = 0
  const cpu = await processorSeconds(process.pid)
  const began = performance.now()
  await forSeconds(seconds)
  const took = (performance.now() - began) / 1000
  const processor = (await processorSeconds(process.pid)) - cpu
  agent.destroy()
  const kept = await countKept(adminUrl)
  const expected = { deeds: ids.size, entries: ids.size, events: ids.size, facts: 3 * ids.size }
  for (const [what, count] of Object.entries(expected)) {
    const there = kept[what as keyof typeof expected]
    if (there !== count) throw new Error(`${there} ${what} are kept of ${count}`)
  }
  times.sort((a, b) => a - b)
  const rate = times.length / took
  const p99 = times[Math.floor(times.length * 0.99)] as number
  const middle = times[times.length >> 1] as number
  return {
    name: 'burst of single deeds with journal, outbox and facts',
    ours: `${rate.toFixed(0)}/s, p99 ${p99.toFixed(0)} ms`,
    baseline: 'none: the bar',
    ratio: rate / perSecond,
    bar: `≥ ${perSecond}/s, p99 ≤ ${slowest} ms, none lost`,
    ok: rate >= perSecond && p99 <= slowest,
    memory: '',
    note: `${ids.size} declared and counted again, ${retried} sent twice; p50 ${middle.toFixed(0)} ms; ${((processor * 1000) / times.length).toFixed(1)} ms of a processor each, load included; ${connections} connections`,
  }
}

interface Sent {
  headers: Record<string, string>
  body: object
}

function post(url: string, agent: Agent, { headers, body }: Sent): Promise<{ id: string }> {
  const content = Buffer.from(JSON.stringify(body))
  return new Promise((done, fail) => {
    const sent = request(`${url}/api/deeds`, {
      ...{ agent, method: 'POST' },
      headers: { ...headers, 'content-type': 'application/json', 'content-length': content.length },
    })
    sent.once('error', fail)
    sent.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.once('end', () => {
        if (response.statusCode !== 200) fail(new Error(text))
        else done(JSON.parse(text))
      })
    })
    sent.end(content)
  })
}

async function countKept(adminUrl: string) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  // Row security binds whoever migrates too.
  await client.query(`set app.counties = '${county}'`)
  const { rows } = await client.query(`
    select (select count(*)::int from activities.deeds) as deeds,
      (select count(*)::int from journal.entries where action = 'activities.declare-deed') as entries,
      (select count(*)::int from base.outbox where topic = 'activities.declare-deed') as events,
      (select count(*)::int from indicators.facts) as facts`)
  await client.end()
  return rows[0] as { deeds: number; entries: number; events: number; facts: number }
}

async function bring(url: string, { cycleId, liaisons, adminUrl }: Furnished): Promise<Row> {
  const { cookie, partnerships } = liaisons[0] as Liaison
  const header = [
    '村编号',
    '日期',
    '办了什么事',
    '帮到多少人',
    '单位自筹（元）',
    '社会捐助',
    '效果',
  ]
  const today = Date.now()
  const rows = Array.from({ length: rowsOfSheet }, (_, at) => [
    partnerships[at % partnerships.length]?.village ?? '',
    new Date(today - (at % 90) * 86_400_000).toISOString().slice(0, 10),
    `${things[at % things.length]}第${at + 1}回`,
    String(at % 300),
    `${at % 5000}.50`,
    at % 3 === 0 ? '300' : '',
    at % 4 === 0 ? '群众说好，第二天就能用' : '',
  ])
  const before = await countKept(adminUrl)
  const send = async (check: boolean) => {
    const began = performance.now()
    const answer = await fetch(`${url}/api/deeds/sheet?cycle=${cycleId}&check=${check}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/csv' },
      body: writeCsv(header, rows),
    })
    const told = (await answer.json()) as { made: number; unchanged: number; faults: unknown[] }
    return { told, took: (performance.now() - began) / 1000 }
  }
  const checked = await send(true)
  if (checked.told.made !== rowsOfSheet) throw new Error(JSON.stringify(checked.told).slice(0, 500))
  const taken = await send(false)
  const again = await send(false)
  if (again.told.unchanged !== rowsOfSheet) throw new Error('brought in twice, it is there twice')
  const { deeds } = await countKept(adminUrl)
  if (deeds - before.deeds !== rowsOfSheet) throw new Error(`${deeds - before.deeds} are kept`)
  return {
    name: `sheet of ${rowsOfSheet.toLocaleString('en')} deeds, taken whole`,
    ours: `${taken.took.toFixed(1)} s`,
    baseline: 'none: the bar',
    ratio: taken.took / sheetSeconds,
    bar: `≤ ${sheetSeconds} s`,
    ok: taken.took <= sheetSeconds,
    memory: '',
    note: `checked alone ${checked.took.toFixed(1)} s; brought again unchanged ${again.took.toFixed(1)} s`,
  }
}

if (import.meta.main) printRows(await run())
