/**
 * The whole registry of 1,000,000 organizations to a file, beside a bare cursor over the same rows in the same run:
 * `node bench/export-roster.ts [rows]`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { places } from '../tests/registry/build-sheet.ts'
import { type RegistryServer, runServer } from '../tests/registry/run-server.ts'
import { memoryOf, processorSeconds } from './process-use.ts'
import { printRows, type Row } from './row.ts'

const count = Number(import.meta.main ? (process.argv[2] ?? 1_000_000) : 1_000_000)

const bars = { csv: { seconds: 30, memory: 300 }, xlsx: { seconds: 120, memory: 600 } }

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  const results: Row[] = []
  try {
    let server = await runServer(cluster)
    await fill(cluster.adminUrl)
    for (const kind of ['csv', 'xlsx'] as const) {
      // Each in a process of its own, or the peak of one would be the other's.
      await server.kill()
      server = await runServer(cluster)
      const floor = await timeDump(cluster.adminUrl)
      const before = await memoryOf(server.pid)
      const used = await processorSeconds(server.pid)
      const started = performance.now()
      const { bytes, waited } = await download(server, kind)
      const seconds = (performance.now() - started) / 1000
      const { seconds: bar, memory: most } = bars[kind]
      const { peak } = await memoryOf(server.pid)
      // What the server took for it beyond what it had before.
      const own = peak - before.peak
      results.push({
        name: `export of ${count.toLocaleString('en')} organizations, ${kind}`,
        ours: `${seconds.toFixed(1)} s`,
        baseline: `${floor.toFixed(1)} s (every row fetched by a bare pg cursor)`,
        ratio: seconds / floor,
        bar: `≤ ${bar} s, ≤ ${most} MB`,
        ok: seconds <= bar && own <= most,
        memory: `${Math.round(own)} MB for the export`,
        note:
          `the whole server ${Math.round(peak)} MB; file ${Math.round(bytes / 1e6)} MB; another request waited ${Math.round(waited)} ms at most; ` +
          `processor ${((await processorSeconds(server.pid)) - used).toFixed(1)} s`,
      })
    }
    await server.kill()
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return results
}

async function fill(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query('alter table organizations.organizations no force row level security')
  await client.query(
    `insert into organizations.organizations (county_code, id, side, code, name, normal_name, kind, level,
       region_code, begins_on, members)
     select '222403', gen_random_uuid(), 'supporter', 'S' || n, '第' || n || '党支部', '第' || n || '支部', 'branch',
       'county', ($1::text[])[1 + n % $2], '2026-01-01', n % 90 from generate_series(1, $3) n`,
    [places.map(({ code }) => code), places.length, count],
  )
  await client.query('alter table organizations.organizations force row level security')
  await client.query('vacuum analyze organizations.organizations')
  await client.end()
}

/** The same rows through a bare cursor, thrown away. */
async function timeDump(adminUrl: string): Promise<number> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const started = performance.now()
  await client.query("begin; set local app.counties = '222403'")
  await client.query('declare c no scroll cursor for select * from organizations.organizations')
  for (;;) {
    const { rows } = await client.query('fetch 5000 from c')
    if (rows.length === 0) break
  }
  await client.query('commit')
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return seconds
}

async function download(server: RegistryServer, kind: string) {
  let asking = true
  let waited = 0
  const others = (async () => {
    while (asking) {
      const asked = performance.now()
      await server.ask('GET', '/api/organizations?county=222403&limit=50')
      waited = Math.max(waited, performance.now() - asked)
      await setTimeout(250)
    }
  })()
  const url = `${server.url}/api/organizations/export.${kind}?county=222403&side=supporter`
  const response = await fetch(url)
  let bytes = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
  }
  asking = false
  await others
  return { bytes, waited }
}

if (import.meta.main) printRows(await run())
