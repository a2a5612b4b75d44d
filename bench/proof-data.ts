/** A database with the proof room in it: a million notes over 3,000 counties. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Addresses, startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'

const root = join(import.meta.dirname, '..')

export const counties = Array.from({ length: 3000 }, (_, at) => countyAt(at))
const regionsPerCounty = 4
const rowCount = 1_000_000

/** Thirty provinces of a hundred counties, in the order of codes: 110000, 110001 … 110900, …, 409909. */
function countyAt(at: number): string {
  const province = 11 + Math.trunc(at / 100)
  return `${province}${String(Math.trunc((at % 100) / 10)).padStart(2, '0')}${String(at % 10).padStart(2, '0')}`
}

export function regionOf(county: string, at: number): string {
  return `${county}10000${(at % regionsPerCounty) + 1}`
}

export interface ProofDatabase extends Addresses {
  close(): Promise<void>
}

/** The embedded database in a folder of its own, or the server that the two DATABASE variables name. */
export async function openProofDatabase(): Promise<ProofDatabase> {
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl } = process.env
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = adminUrl && appUrl ? undefined : await startCluster(folder)
  const at = cluster ?? { adminUrl: adminUrl as string, appUrl: appUrl as string }
  const migrations = await readMigrations([
    ...migrationFolders(root, ['journal']),
    join(root, 'tests', 'tenancy', 'room', 'db'),
  ])
  await migrate(at.adminUrl, at.appUrl, migrations)
  await seed(at.adminUrl)
  return {
    adminUrl: at.adminUrl,
    appUrl: at.appUrl,
    close: async () => {
      await cluster?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function seed(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  // The policies bind the owner too, which is what they are for; filling a table is the exception.
  await client.query('alter table proof.notes no force row level security')
  await client.query(
    `insert into proof.notes (county_code, id, region_code, owner_org_id, title, body, created_at)
     select ($1::text[])[1 + n % 3000], gen_random_uuid(),
       ($1::text[])[1 + n % 3000] || '10000' || (1 + n / 3000 % ${regionsPerCounty}),
       null, '第' || n || '条走访记录', '上午到村里走访，了解春耕备耕情况，收集到需求三条，当场答复一条。',
       '2026-01-01T00:00:00+08'::timestamptz + n * interval '25 seconds'
     from generate_series(0, ${rowCount - 1}) as n`,
    [counties],
  )
  await client.query('alter table proof.notes force row level security')
  await client.query('vacuum analyze proof.notes')
  await client.end()
}
