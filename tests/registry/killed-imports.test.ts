/**
 * Imports under kill -9, of the server and of the database, at whatever moment it falls: all of it or none, and after
 * a restart it goes on. `npm run faults` kills sixteen times, the suite four.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, runCluster } from '../embedded/cluster-process.ts'
import { branchRows, sheetOf } from './build-sheet.ts'
import { county, type RegistryServer, runServer } from './run-server.ts'

const kills = Number(process.env.LIANJIAN_KILLS ?? 4)
const rows = 3000

let folder: string
let cluster: Running
let server: RegistryServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-killed-'))
  cluster = await runCluster(folder)
  server = await runServer(cluster)
})

afterAll(async () => {
  await server?.kill()
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the import may show of itself: how many of its organizations there are, and what was recorded of them. */
async function count(): Promise<{ there: number; recorded: number; sums: number[] }> {
  const client = new pg.Client(cluster.appUrl)
  await client.connect()
  await client.query(`begin; set local app.counties = '${county}'`)
  const { rows: found } = await client.query(
    `select count(*)::int as there, array_agg(distinct members / 100 order by members / 100) as sums
       from organizations.organizations where county_code = $1`,
    [county],
  )
  const { rows: entries } = await client.query(
    `select count(*)::int as recorded from journal.entries where county_code = $1 and subject_kind = 'organization'`,
    [county],
  )
  await client.end()
  return { there: found[0].there, recorded: entries[0].recorded, sums: found[0].sums ?? [] }
}

async function killServer(): Promise<void> {
  await server.kill()
  server = await runServer(cluster)
}

async function killDatabase(): Promise<void> {
  process.kill(cluster.pid, 'SIGKILL')
  await server.kill()
  await cluster.stop().catch(() => undefined)
  cluster = await runCluster(folder)
  server = await runServer(cluster)
}

/** At a step of the work that differs from kill to kill, in so far as the machine lets it be told. */
async function killDuring(path: string, nth: number): Promise<void> {
  const before = (await server.ask('GET', path)).state
  for (let asked = 0; asked < (nth * 7) % 23; asked++) {
    if ((await server.ask('GET', path)).state !== before) break
  }
  await (nth % 4 === 3 ? killDatabase() : killServer())
}

test(
  `comes through ${kills} kills with all of every import or none of it`,
  async () => {
    let applied = 0
    for (let nth = 0; nth < kills; nth++) {
      // Every turn changes every organization, so a half would show in two kinds of numbers.
      const sheet = sheetOf(branchRows(rows, (nth + 1) * 100))
      const path = await server.bring(sheet, 'supporter', `第${nth}次.csv`)
      if (nth % 2 === 0) await killDuring(path, nth)
      const read = await server.waitFor(path, ['previewed', 'faulty', 'failed'])
      expect(read).toMatchObject({
        state: 'previewed',
        counts: nth === 0 ? { new: rows, changed: 0 } : { new: 0, changed: rows },
      })
      expect(await count()).toMatchObject({ there: nth === 0 ? 0 : rows, recorded: applied })
      await server.ask('POST', `${path}/apply`, { version: read.version })
      if (nth % 2 === 1) await killDuring(path, nth)
      const { state } = await server.waitFor(path, ['applied', 'previewed', 'failed'])
      expect(state).toBe('applied')
      applied += rows
      expect(await count()).toEqual({ there: rows, recorded: applied, sums: [nth + 1] })
    }
  },
  kills * 60_000,
)
