/**
 * Checking an exported journal as a person does, beside reading the same file and hashing it once as a whole; sealing
 * entries, beside writing them; and looking for a record among many. `node bench/journal.ts 10000000` checks another
 * number of entries.
 */
import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Change } from '#base/server/db/change.ts'
import { connect } from '#base/server/db/connect.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { roomNames } from '#rooms/edges.ts'
import { sealCounty } from '#rooms/journal/server/seal/seal-county.ts'
import { listEntries } from '#rooms/journal/server/store.ts'
import { county, exportLines, testKey } from '#rooms/journal/server/testing/build-export.ts'
import { entryWriter } from '#rooms/journal/server/write-entry.ts'
import { mostRecords } from '#rooms/journal/shared/schema.ts'
import type { Row } from './row.ts'
import { printRows } from './row.ts'

const root = join(import.meta.dirname, '..')
const entries = 1_000_000
const entriesPerHead = 5000
/** The far goal: ten million in a minute. */
const secondsPerMillion = 6
const toSeal = 50_000
const sealedPerSecond = 2000
const imported = 100_000
/** A quarter of what the import itself may take, and nobody waits for it. */
const secondsPerImport = 4
const ordinary = 200_000
const imports = 500
/** A page of traces asks several times. */
const millisecondsToFind = 5

export async function run(): Promise<Row[]> {
  return [await checking(entries), ...(await storing())]
}

async function checking(count: number): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  try {
    const file = join(folder, 'journal.jsonl')
    await writeExport(file, count)
    const { size } = await stat(file)
    const whole = await seconds(() => pipeline(createReadStream(file), createHash('sha256')))
    const started = performance.now()
    const command = spawnSync(
      '/usr/bin/env',
      ['time', '-f', 'peak %M', 'npx', 'lianjian', 'journal', 'verify', file],
      { cwd: root, encoding: 'utf8' },
    )
    const ours = (performance.now() - started) / 1000
    if (command.status !== 0) throw new Error(`it does not hold: ${command.stderr}`)
    const peak = Number(/peak (\d+)/.exec(command.stderr)?.[1] ?? 0) / 1024
    const bar = (secondsPerMillion * count) / 1_000_000
    return {
      name: `lianjian journal verify, ${count.toLocaleString('en')} entries`,
      ours: `${ours.toFixed(2)} s`,
      baseline: `${whole.toFixed(2)} s (SHA-256 of the file as a whole)`,
      ratio: ours / whole,
      bar: `≤ ${bar} s`,
      ok: ours <= bar,
      memory: `${Math.round(peak)} MB`,
      note: `${Math.round(size / 1024 ** 2)} MB, a head every ${entriesPerHead} entries, once`,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeExport(file: string, count: number): Promise<void> {
  const sizes: number[] = []
  for (let size = entriesPerHead; size < count; size += entriesPerHead) sizes.push(size)
  sizes.push(count)
  function* parts() {
    let part: string[] = []
    for (const line of exportLines(sizes, testKey)) {
      part.push(line)
      if (part.length < 1000) continue
      yield `${part.join('\n')}\n`
      part = []
    }
    if (part.length > 0) yield `${part.join('\n')}\n`
  }
  await pipeline(Readable.from(parts()), createWriteStream(file))
}

async function storing(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  try {
    const migrations = await readMigrations(migrationFolders(root, [...roomNames]))
    await migrate(cluster.adminUrl, cluster.appUrl, migrations)
    const { db, close } = await connect(cluster.appUrl)
    const work = createWork(db, () => new Date(), [entryWriter(Buffer.alloc(32, 1))])
    const rows = [await sealingApart(work), await sealingTogether(work), await lookingUp(work)]
    await close()
    return rows
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const { privateKey } = generateKeyPairSync('ed25519')
const changeOf = (id: string): Change => ({
  countyCode: county,
  action: 'bench.change',
  subject: { kind: 'thing', id },
  actor: 'bench',
})

async function sealingApart(work: Work): Promise<Row> {
  const writing = await seconds(() =>
    work.write({ counties: [county] }, async (tx) => {
      for (let at = 0; at < toSeal; at++) {
        await tx.record({ ...changeOf(String(at)), after: { at } })
      }
    }),
  )
  const ours = await seconds(() => sealCounty(work, county, privateKey))
  return {
    name: `sealing ${toSeal.toLocaleString('en')} entries of one county`,
    ours: `${Math.round(toSeal / ours)} entries/s`,
    baseline: `${Math.round(toSeal / writing)} entries/s (writing them, one transaction)`,
    ratio: writing / ours,
    bar: `≥ ${sealedPerSecond} entries/s`,
    ok: toSeal / ours >= sealedPerSecond,
    memory: `${Math.round(process.memoryUsage.rss() / 1024 ** 2)} MB, the bench itself`,
    note: 'embedded PostgreSQL',
  }
}

async function sealingTogether(work: Work): Promise<Row> {
  const ids = Array.from({ length: imported }, () => newId())
  const writing = await seconds(() =>
    writeTogether(
      work,
      ids.map((id, at) => ({ ...changeOf(id), before: { id, at }, after: { id, at: at + 1 } })),
    ),
  )
  const ours = await seconds(() => sealCounty(work, county, privateKey))
  return {
    name: `sealing an import of ${imported.toLocaleString('en')} records`,
    ours: `${ours.toFixed(2)} s`,
    baseline: `${writing.toFixed(2)} s (writing their entries)`,
    ratio: ours / writing,
    bar: `≤ ${secondsPerImport} s`,
    ok: ours <= secondsPerImport,
    memory: `${Math.round(process.memoryUsage.rss() / 1024 ** 2)} MB, the bench itself`,
    note: `${imported / mostRecords} entries`,
  }
}

/** Among imports made one after the other, and ordinary entries before and after. */
async function lookingUp(work: Work): Promise<Row> {
  const sought: string[] = []
  const apart: string[] = []
  for (let nth = 0; nth < imports; nth++) {
    const ids = Array.from({ length: mostRecords }, () => newId())
    sought.push(ids[(nth * 7) % mostRecords] as string)
    await writeTogether(work, ids.map(changeOf))
    const single = Array.from({ length: ordinary / imports }, () => newId())
    apart.push(single[0] as string)
    await work.write({ counties: [county] }, (tx) => tx.recordAll(single.map(changeOf)))
  }
  const ours = await medianOf(work, sought)
  const baseline = await medianOf(work, apart)
  return {
    name: `finding one record among ${ordinary.toLocaleString('en')} entries and ${imports} of ${mostRecords.toLocaleString('en')} records`,
    ours: `${ours.toFixed(1)} ms`,
    baseline: `${baseline.toFixed(1)} ms (one with an entry of its own)`,
    ratio: ours / baseline,
    bar: `≤ ${millisecondsToFind} ms`,
    ok: ours <= millisecondsToFind,
    memory: `${Math.round(process.memoryUsage.rss() / 1024 ** 2)} MB, the bench itself`,
    note: 'with row-level security, a transaction each, median',
  }
}

async function writeTogether(work: Work, changes: Change[]): Promise<void> {
  await work.write({ counties: [county] }, (tx) =>
    tx.recordAll(changes, { within: { kind: 'import', id: newId() } }),
  )
}

async function medianOf(work: Work, ids: readonly string[]): Promise<number> {
  const times: number[] = []
  for (const id of ids) {
    const wanted = { countyCode: county, subjectKind: 'thing', subjectIds: [id], limit: 51 }
    const took = await seconds(() =>
      work.read({ counties: [county] }, async (tx) => {
        const found = await listEntries(tx, { ...wanted, before: undefined })
        if (found.length !== 1) throw new Error(`${id} is in ${found.length} entries`)
      }),
    )
    times.push(took * 1000)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return (performance.now() - started) / 1000
}

if (import.meta.main) {
  const [count] = process.argv.slice(2)
  printRows(count === undefined ? await run() : [await checking(Number(count))])
}
