/**
 * A roster of 100,000 rows from upload to applied, beside COPY of the same rows into a bare table in the same run:
 * `node bench/import-roster.ts [rows]`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Cluster, startCluster } from '#base/server/db/embedded/cluster.ts'
import { writeXlsx } from '#base/server/tables/write-xlsx.ts'
import { branchRows, sheetHeader, sheetOf } from '../tests/registry/build-sheet.ts'
import { type RegistryServer, runServer } from '../tests/registry/run-server.ts'
import { memoryOf, processorSeconds } from './process-use.ts'
import { printRows, type Row } from './row.ts'

const count = Number(import.meta.main ? (process.argv[2] ?? 100_000) : 100_000)

interface Timed {
  upload: number
  read: number
  apply: number
  /** What the server took for the import beyond what it had before, MB. */
  memory: number
  /** Processor seconds of the application and of the database, step by step. */
  use: number[]
  data: number[]
  /** The whole server's, before and after each step, MB. */
  peaks: number[]
  /** Longest that another request waited meanwhile, ms. */
  waited: number
  /** How many others were told to come again. */
  refused: number
}

const bars = { csv: 15, xlsx: 25 }

/** Twice as often as the page asks: to ask ten times a second took the server a fifth of its time. */
const askAgainMs = 500

export async function run(): Promise<Row[]> {
  const rows = branchRows(count)
  const csv = sheetOf(rows)
  const xlsx = await workbookOf(rows)
  const results: Row[] = []
  for (const [kind, bytes] of [
    ['csv', csv],
    ['xlsx', xlsx],
  ] as const) {
    const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
    const cluster = await startCluster(folder)
    try {
      const server = await runServer(cluster)
      const floor = await timeCopy(cluster.adminUrl, csv)
      const ours = await timeImport(server, bytes, kind, cluster)
      await server.kill()
      const seconds = ours.upload + ours.read + ours.apply
      results.push({
        name: `import of ${count.toLocaleString('en')} rows, ${kind}, upload to applied`,
        ours: `${seconds.toFixed(1)} s`,
        baseline: `${floor.toFixed(2)} s (COPY into a bare table)`,
        ratio: seconds / floor,
        bar: `≤ ${bars[kind]} s, ≤ 400 MB`,
        ok: seconds <= bars[kind] && ours.memory <= 400 && ours.refused === 0,
        memory: `${Math.round(ours.memory)} MB for the job`,
        note:
          `upload ${ours.upload.toFixed(1)}, read ${ours.read.toFixed(1)}, apply ${ours.apply.toFixed(1)} s; ` +
          `another request waited ${Math.round(ours.waited)} ms at most, ${ours.refused} were refused; ` +
          `processor ${ours.use.map((each) => each.toFixed(1)).join('+')} s, database ${ours.data.map((each) => each.toFixed(1)).join('+')} s; the whole server ${ours.peaks.map(Math.round).join(', ')} MB`,
      })
    } finally {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
  return results
}

async function workbookOf(rows: (string | number)[][]): Promise<Buffer> {
  const sheet = { name: 'A', columns: sheetHeader.map(() => ({})), rows: [sheetHeader, ...rows] }
  const chunks: Buffer[] = []
  for await (const chunk of writeXlsx([sheet])) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function timeCopy(adminUrl: string, csv: Buffer): Promise<number> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query(`create schema bare; create table bare.rows (code text primary key, name text, kind text,
    level text, function text, region_code text, parent_code text, members int)`)
  const started = performance.now()
  const copying = client.query(copyFrom('copy bare.rows from stdin (format csv, header true)'))
  await pipeline([csv], copying)
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return seconds
}

/** As the page of an import does: to be asked is part of what is measured. */
async function askUntil(server: RegistryServer, path: string, states: readonly string[]) {
  for (;;) {
    const shown = await server.ask('GET', path)
    if (states.includes(shown.state)) return shown
    await setTimeout(askAgainMs)
  }
}

async function timeImport(
  server: RegistryServer,
  bytes: Buffer,
  kind: string,
  database: Cluster,
): Promise<Timed> {
  const clock = () => performance.now() / 1000
  let asking = true
  let waited = 0
  let refused = 0
  const others = (async () => {
    while (asking) {
      const asked = performance.now()
      const answer = await fetch(`${server.url}/api/organizations?county=222403&limit=50`)
      await answer.arrayBuffer()
      if (!answer.ok) refused += 1
      waited = Math.max(waited, performance.now() - asked)
      await setTimeout(200)
    }
  })()
  const times: number[] = []
  const use: number[] = []
  const data: number[] = []
  const peaks: number[] = []
  const mark = async () => {
    times.push(clock())
    use.push(await processorSeconds(server.pid))
    data.push(await processorSeconds(database.pid))
    peaks.push((await memoryOf(server.pid)).peak)
  }
  await mark()
  const path = await server.bring(bytes, 'supporter', `名册.${kind}`)
  await mark()
  const read = await askUntil(server, path, ['previewed', 'faulty', 'failed'])
  if (read.state !== 'previewed') throw new Error(JSON.stringify(read))
  await mark()
  await server.ask('POST', `${path}/apply`, { version: read.version })
  const applied = await askUntil(server, path, ['applied', 'previewed', 'failed'])
  if (applied.state !== 'applied') throw new Error(JSON.stringify(applied))
  await mark()
  asking = false
  await others
  const [upload, readIn, apply] = times.slice(1).map((at, nth) => at - (times[nth] as number))
  return {
    upload,
    read: readIn,
    apply,
    waited,
    refused,
    use: use.slice(1).map((each, at) => each - (use[at] as number)),
    data: data.slice(1).map((each, at) => each - (data[at] as number)),
    peaks,
    memory: (peaks.at(-1) as number) - (peaks[0] as number),
  } as Timed
}

if (import.meta.main) printRows(await run())
