/**
 * Imports, undoing and merging under kill -9, of the server and of the database, at whatever moment it falls: all of
 * it or none, and after a restart it goes on. The suite kills six times; LIANJIAN_KILLS=30 as often as is asked for.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, runCluster } from '../embedded/cluster-process.ts'
import { branchRows, sheetOf } from './build-sheet.ts'
import { type RegistryServer, runServer } from './run-server.ts'

const kills = Number(process.env.LIANJIAN_KILLS ?? 6)
const rows = 1000
const county = '222403'

let folder: string
let cluster: Running
let server: RegistryServer
const killed = { server: 0, database: 0 }
const during: Record<string, number> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-killed-'))
  cluster = await runCluster(folder)
  server = await runServer(cluster)
}, 120_000)

afterAll(async () => {
  console.log(
    `killed ${killed.server} servers and ${killed.database} databases: ${JSON.stringify(during)}`,
  )
  await server?.kill()
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Seen {
  /** Open organizations of the sheets, and the kinds of numbers that they bear: each sheet brings one kind. */
  there: number
  kinds: number[]
  /** How many organizations the journal says something was done to, by action. */
  recorded: Record<string, number>
  /** Former versions that were kept. */
  earlier: number
}

async function see(): Promise<Seen> {
  const client = new pg.Client(cluster.appUrl)
  await client.connect()
  await client.query(`begin; set local app.counties = '${county}'`)
  const { rows: found } = await client.query(
    `select count(*)::int as there, coalesce(array_agg(distinct members / 100), '{}') as kinds
     from organizations.organizations where county_code = $1 and code like 'Z%' and ends_on is null`,
    [county],
  )
  const { rows: entries } = await client.query(
    `select action, sum(coalesce(record_count, 1))::int as count from journal.entries
     where county_code = $1 and coalesce(record_kind, subject_kind) = 'organization' group by action`,
    [county],
  )
  const { rows: versions } = await client.query(
    'select count(*)::int as earlier from organizations.earlier_versions where county_code = $1',
    [county],
  )
  await client.end()
  return {
    ...found[0],
    recorded: Object.fromEntries(entries.map(({ action, count }) => [action, count])),
    earlier: versions[0].earlier,
  }
}

/** Of one turn in four the database goes, and with it the server that lost it. */
async function kill(nth: number): Promise<void> {
  if (nth % 4 === 3) {
    killed.database += 1
    process.kill(cluster.pid, 'SIGKILL')
    await server.kill()
    await cluster.stop().catch(() => undefined)
    cluster = await runCluster(folder)
  } else {
    killed.server += 1
    await server.kill()
  }
  server = await runServer(cluster)
}

/** At a moment of the work that differs from turn to turn; the work itself tells how far it is. */
async function killDuring(what: string, path: string, nth: number): Promise<void> {
  const before = await server.ask('GET', path)
  for (let asked = 0; asked < (nth * 7) % 23; asked++) {
    if ((await server.ask('GET', path)).state !== before.state) break
  }
  during[what] = (during[what] ?? 0) + 1
  await kill(nth)
}

const kindOf = (turn: number) => turn + 1
const sheet = (turn: number) => sheetOf(branchRows(rows, kindOf(turn) * 100))

/** Every turn changes every organization, so a half would show in two kinds of numbers. */
async function bring(turn: number, nth: number): Promise<string> {
  const path = await server.bring(sheet(turn), 'supporter', `第${turn}次.csv`)
  if (nth % 3 === 0) await killDuring('reading', path, nth)
  const read = await server.waitFor(path, ['previewed', 'faulty', 'failed'])
  expect(read).toMatchObject({ state: 'previewed' })
  return path
}

async function apply(path: string, nth: number): Promise<void> {
  const { version } = await server.ask('GET', path)
  await server.ask('POST', `${path}/apply`, { version })
  if (nth % 3 === 1) await killDuring('applying', path, nth)
  expect((await server.waitFor(path, ['applied', 'previewed', 'failed'])).state).toBe('applied')
}

async function undo(path: string, nth: number): Promise<void> {
  await server.ask('POST', `${path}/undo`, { reason: '试撤回' })
  await killDuring('undoing', path, nth)
  expect((await server.waitFor(path, ['undone', 'applied', 'failed'])).state).toBe('undone')
}

test(
  `comes through ${kills} kills with all of every import, undoing and merging or none of it`,
  async () => {
    let nth = 0
    let changes = 0
    for (let turn = 0; nth < kills; turn++) {
      const path = await bring(turn, nth)
      const read = await see()
      expect([read.there, read.earlier]).toEqual([turn === 0 ? 0 : rows, changes])
      if (nth % 3 === 0) nth += 1
      await apply(path, nth)
      if (turn > 0) changes += rows
      const applied = await see()
      expect(applied).toMatchObject({ there: rows, kinds: [kindOf(turn)], earlier: changes })
      // Each change of each organization is in the journal once.
      expect(applied.recorded['organizations.import']).toBe(
        rows * (turn + 1) + (applied.recorded['organizations.undo'] ?? 0),
      )
      if (nth % 3 === 1) nth += 1
      if (turn === 0) continue
      await undo(path, nth)
      nth += 1
      changes += rows
      const undone = await see()
      expect(undone).toMatchObject({ there: rows, kinds: [kindOf(turn - 1)], earlier: changes })
      const again = await bring(turn, -1)
      await apply(again, -1)
      changes += rows
    }
  },
  120_000 + kills * 60_000,
)

/** What hangs below one that is merged moves with it. */
test('a merge is whole or not there, and what was answered is there', async () => {
  const made = async (name: string, parentId: string | null = null) => {
    const body = {
      countyCode: county,
      side: 'supporter',
      code: `M${name}`,
      name,
      kind: 'unit',
      regionCode: '222403000000',
      parentId,
    }
    return (await server.ask('POST', '/api/organizations', body)).id as string
  }
  for (let turn = 0; turn < Math.max(1, Math.round(kills / 6)); turn++) {
    const [kept, gone] = [await made(`并入${turn}`), await made(`并掉${turn}`)]
    for (let at = 0; at < 5; at++) await made(`支部${turn}-${at}`, gone)
    const at = (id: string) => ({ id, version: 1 })
    const body = { kind: 'merged', from: [at(gone)], to: at(kept), reason: '合并' }
    const asked = server
      .ask('POST', `/api/organizations/${county}/merge`, body)
      .then(() => true)
      .catch(() => false)
    if (turn % 2 === 1) await asked
    during.merging = (during.merging ?? 0) + 1
    await kill(turn * 3)
    const answered = await asked
    const show = (id: string) => server.ask('GET', `/api/organizations/${county}/${id}`)
    const [one, other] = [await show(kept), await show(gone)]
    const isDone = other.endsOn !== null
    if (answered) expect(isDone).toBe(true)
    expect([one.branches, other.branches]).toEqual(isDone ? [5, 0] : [0, 5])
  }
}, 600_000)
