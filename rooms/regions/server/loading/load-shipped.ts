import { type Clock, systemClock } from '#base/server/clock.ts'
import { type LoadReport, loadRegions, withAdmin } from './load-regions.ts'
import { readInvented, readShipped } from './shipped.ts'
import { findNewestLoad } from './store.ts'

/**
 * Loads the regions that come with the application, at its first start. A part that any load has covered is left
 * alone: moving to a newer edition changes codes that records stand on, so a person decides it.
 *
 * @param adminUrl the connection that owns the tables; the serving login may only read them
 * @returns one report per part that was loaded now
 */
export async function loadShippedRegions(
  adminUrl: string,
  clock: Clock = systemClock,
): Promise<LoadReport[]> {
  return withAdmin(adminUrl, async (client) => {
    const reports: LoadReport[] = []
    for (const { rows, edition, extent } of await readShipped()) {
      if ((await findNewestLoad(client, extent)) !== undefined) continue
      reports.push(await loadRegions(client, rows, edition, extent, { now: clock() }))
    }
    return reports
  })
}

/** The demo's invented county, which no other installation has. Once more changes nothing. */
export async function loadInventedCounty(
  adminUrl: string,
  clock: Clock = systemClock,
): Promise<LoadReport> {
  const { rows, edition, extent } = await readInvented()
  return withAdmin(adminUrl, (client) =>
    loadRegions(client, rows, edition, extent, { now: clock() }),
  )
}
