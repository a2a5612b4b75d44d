/** A database with the registry of one large city in it: 100,000 organizations with real words in their names. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from '#base/server/clock.ts'
import { type Connection, connect } from '#base/server/db/connect.ts'
import { type Addresses, startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { roomNames } from '#rooms/edges.ts'
import {
  indexCounty,
  insertOrganizations,
  type NewOrganization,
} from '#rooms/organizations/server/door.ts'
import { listPlacesOfCounty, loadShippedRegions } from '#rooms/regions/server/door.ts'

const root = join(import.meta.dirname, '..')
export const county = '222403'
const organizations = 100_000
const perTransaction = 5000

export interface RegistryDatabase extends Addresses {
  connection: Connection
  work: Work
  close(): Promise<void>
}

/** The embedded database in a folder of its own, or the server that the two DATABASE variables name. */
export async function openRegistryDatabase(): Promise<RegistryDatabase> {
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl } = process.env
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = adminUrl && appUrl ? undefined : await startCluster(folder)
  const at = cluster ?? { adminUrl: adminUrl as string, appUrl: appUrl as string }
  await migrate(
    at.adminUrl,
    at.appUrl,
    await readMigrations(migrationFolders(root, [...roomNames])),
  )
  await loadShippedRegions(at.adminUrl)
  const connection = await connect(at.appUrl, 16)
  const work = createWork(connection.db, systemClock, [])
  await fill(work)
  await indexCounty(work, county)
  const client = new pg.Client(at.adminUrl)
  await client.connect()
  await client.query('vacuum analyze organizations.organizations, organizations.tokens')
  await client.end()
  return {
    ...at,
    connection,
    work,
    close: async () => {
      await connection.close()
      await cluster?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const bureaus =
  '司法局 财政局 教育局 农业农村局 水利局 林业局 民政局 交通运输局 卫生健康局 应急管理局 市场监督管理局 自然资源局 住房和城乡建设局 文化广播电视和旅游局 人力资源和社会保障局 退役军人事务局'.split(
    ' ',
  )

/** A unit to every forty branches, seated at the county; the branches over its villages and townships. */
async function fill(work: Work): Promise<void> {
  const places = await work.read({ counties: [county] }, (tx) => listPlacesOfCounty(tx, county))
  let parentId: string | null = null
  let rows: NewOrganization[] = []
  for (let at = 0; at < organizations; at++) {
    const place = places[at % places.length] as { code: string; name: string }
    const bureau = bureaus[Math.trunc(at / 40) % bureaus.length] as string
    const isUnit = at % 40 === 0
    const id = newId()
    if (isUnit) parentId = id
    rows.push({
      countyCode: county,
      id,
      side: 'supporter',
      code: `B${String(at).padStart(6, '0')}`,
      name: isUnit
        ? `敦化市${bureau}第${at / 40 + 1}分局`
        : `中共敦化市${bureau}${place.name}第${(at % 40) + 1}党支部委员会`,
      kind: isUnit ? 'unit' : 'branch',
      level: 'county',
      regionCode: isUnit ? '222403000000' : place.code,
      parentId: isUnit ? null : parentId,
      beginsOn: '2026-01-01',
    })
    if (rows.length < perTransaction) continue
    const part = rows
    rows = []
    await work.write({ counties: [county] }, (tx) => insertOrganizations(tx, part))
  }
}
