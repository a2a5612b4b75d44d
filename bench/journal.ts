/**
 * Checking an exported journal as a person does, beside reading the same file and hashing it once as a whole; and
 * sealing entries, beside writing them. `node bench/journal.ts 10000000` checks another number of entries.
 */
import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect } from '#base/server/db/connect.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { createWork } from '#base/server/db/work.ts'
import { roomNames } from '#rooms/edges.ts'
import { sealCounty } from '#rooms/journal/server/seal/seal-county.ts'
import { county, exportLines, testKey } from '#rooms/journal/server/testing/build-export.ts'
import { entryWriter } from '#rooms/journal/server/write-entry.ts'
import type { Row } from './row.ts'
import { printRows } from './row.ts'

const root = join(import.meta.dirname, '..')
const entries = 1_000_000
const entriesPerHead = 5000
/** The far goal: ten million in a minute. */
const secondsPerMillion = 6
const toSeal = 50_000
const sealedPerSecond = 2000

export async function run(): Promise<Row[]> {
  return [await checking(entries), await sealing()]
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

async function sealing(): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  try {
    const migrations = await readMigrations(migrationFolders(root, [...roomNames]))
    await migrate(cluster.adminUrl, cluster.appUrl, migrations)
    const { db, close } = await connect(cluster.appUrl)
    const work = createWork(db, () => new Date(), [entryWriter(Buffer.alloc(32, 1))])
    const { privateKey } = generateKeyPairSync('ed25519')
    const writing = await seconds(() =>
      work.write({ counties: [county] }, async (tx) => {
        for (let at = 0; at < toSeal; at++) {
          await tx.record({
            countyCode: county,
            action: 'bench.change',
            subject: { kind: 'thing', id: String(at) },
            actor: 'bench',
            after: { at },
          })
        }
      }),
    )
    const ours = await seconds(() => sealCounty(work, county, privateKey))
    await close()
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
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
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
