/** What people were told goes after half a year, and with an account that is closed go its settings and its address. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import type { ClosedAmong } from '../parts.ts'
import { deleteSettings, dropUnproved, listOwners } from '../settings/store.ts'
import { deleteOlder, listCountiesOf } from './store.ts'

const keptDays = 180
const dayMs = 86_400_000

export async function forgetNotices(work: Work, closedAmong: ClosedAmong): Promise<void> {
  const known = codesBetween('000000', '999999')
  const everywhere = { counties: areaScope('') }
  const { counties, owners, closed } = await work.read(everywhere, async (tx) => {
    const owners = await listOwners(tx, known)
    const closed = new Set(
      await closedAmong(
        tx,
        owners.map(({ userId }) => userId),
      ),
    )
    return { counties: await listCountiesOf(tx, known), owners, closed }
  })
  for (const countyCode of counties) {
    await work.write({ counties: [countyCode] }, async (tx) => {
      const gone = owners.filter(
        (each) => each.countyCode === countyCode && closed.has(each.userId),
      )
      await deleteSettings(
        tx,
        countyCode,
        gone.map(({ userId }) => userId),
      )
      await dropUnproved(tx, countyCode, new Date(tx.now.getTime() - dayMs))
      await deleteOlder(tx, countyCode, new Date(tx.now.getTime() - keptDays * dayMs))
    })
  }
}
