/** A county with its desk and portal in this very process, whose clock a test sets. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeWriters } from '#apps/server/change-writers.ts'
import { allMigrationFolders } from '#apps/server/compose.ts'
import { serveDesk } from '#apps/server/desk/serve-desk.ts'
import { serveAssets } from '#apps/server/portal/assets.ts'
import { connect } from '#base/server/db/connect.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, readMigrations } from '#base/server/db/migrate.ts'
import { createWork } from '#base/server/db/work.ts'
import { computeRun } from '#rooms/pairing/server/door.ts'
import { type TestClock, testClock } from '../application/application.ts'
import { composeApplication, journal } from '../application/compose-application.ts'
import { addPerson, openSession } from '../application/people.ts'
import { Visitor } from '../application/visitor.ts'
import { type County, furnishCounty, type Participants, region } from '../pairing/furnish-county.ts'

export interface ClockedCounty extends County {
  address: string
  setClock(moment: number): void
  /** Of the office, with a grant from long ago: in reach whatever the clock says. */
  host(): Promise<Visitor>
}

/** @param area of the programme, when it is not the county */
export async function startClockedCounty(
  participants: Participants,
  area?: string,
): Promise<ClockedCounty> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-journey-'))
  // Where we are root, PostgreSQL runs as somebody else, who has to pass through.
  await chmod(folder, 0o755)
  const { stop: stopCluster, adminUrl, appUrl } = await startCluster(folder)
  const clock: TestClock = testClock()
  await migrate(adminUrl, appUrl, await readMigrations(allMigrationFolders))
  const connection = await connect(appUrl)
  const work = createWork(connection.db, clock.now, changeWriters({ journal }))
  const composed = await composeApplication({ connection, appUrl, work, clock: clock.now })
  await serveAssets(composed.server)
  await serveDesk(composed.server)
  const url = await composed.server.listen({ host: '127.0.0.1', port: 0 })
  let visitors = 0
  const visitor = (address = `10.0.0.${++visitors}`) => new Visitor(url, address)
  const application = { adminUrl, url, work, identity: composed.identity, visitor }
  const county = await furnishCounty(
    {
      application,
      clock,
      passDays: async (days) => clock.forward(days * 86_400_000),
      compute: (run) => computeRun(work, composed.thread, run),
      close: async () => {
        await composed.close()
        await connection.close()
        await stopCluster()
        await rm(folder, { recursive: true, force: true })
      },
    },
    'units-to-places',
    participants,
    area,
  )
  let hosts = 0
  return Object.assign(county, {
    address: url,
    setClock: (moment: number) => clock.forward(moment - clock.now().getTime()),
    host: async () => {
      const grants = [{ role: 'office', code: region, beginsOn: '2020-01-01' } as const]
      hosts += 1
      const username = `host${hosts}`
      const id = await addPerson(application, { username, grants, password: false })
      return openSession(application, id, { secondFactor: true })
    },
  })
}
