import { dayOf } from '#base/server/clock.ts'
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { listPresent } from '#rooms/programmes/server/door.ts'
import { enterCountInput, enterCountOutput } from '../../shared/count-schema.ts'
import { faultOfCount, measuresCounted } from '../../shared/monthly-counts.ts'
import { lastDayOf } from '../../shared/months.ts'
import { countRefused } from '../../shared/problems.ts'
import { type AskedCycle, getAskedCycle } from '../figures/asked.ts'
import type { IndicatorsParts } from '../parts.ts'
import { refuseStale } from './refuse-stale.ts'
import { type CountKey, type CountRow, insertCount, lockCountOf, updateCount } from './store.ts'

/**
 * The number of a month, or another one in its place: what was counted before is taken back, and with it that somebody
 * agreed to it.
 */
export const enterMonthlyCount = (parts: IndicatorsParts) =>
  route({
    method: 'POST',
    path: '/api/cycles/:id/monthly-counts',
    summary: 'Enter what a village counted in a month, or correct it',
    access: { capability: 'counts.write' },
    input: enterCountInput,
    output: enterCountOutput,
    handle({ actor, params: { id: cycleId }, body, write }) {
      const { county: countyCode, organizationId, measure, month, quantity, version, reason } = body
      const reach = actor.reach('counts.write')
      if (!isInScope(reach.scope, countyCode)) throw absent()
      return write({ counties: [countyCode] }, async (tx) => {
        const asked = await getAskedCycle(tx, cycleId)
        const regionCode = await placeOfVillage(tx, { reach, countyCode, cycleId, organizationId })
        if (!measuresCounted(asked.indicators).some((each) => each.measure === measure)) {
          throw absent()
        }
        const fault = faultOfCount({ month, version, reason }, asked.cycle, dayOf(tx.now))
        if (fault) throw countRefused(fault)
        const key = { countyCode, cycleId, organizationId, measure, month }
        const before = await lockCountOf(tx, key)
        if ((before?.version ?? 0) !== version) await refuseStale(tx, parts, before, quantity)
        const row: CountRow = {
          ...{ id: before?.id ?? newId(), ...key, regionCode, quantity, reason: reason ?? null },
          ...{ version: version + 1, enteredBy: actor.id, enteredAt: tx.now },
          ...{ countersignedBy: null, countersignedAt: null },
        }
        await keep(tx, parts, { before, row })
        await recordCount(tx, asked, { before, row })
        return { id: row.id, version: row.version }
      })
    },
  })

/** @throws Problem base.absent for what takes no part as a community, or lies beyond the reach */
async function placeOfVillage(
  tx: Transaction,
  {
    reach,
    countyCode,
    cycleId,
    organizationId,
  }: Pick<CountKey, 'countyCode' | 'cycleId' | 'organizationId'> & { reach: Reach },
): Promise<string> {
  const [village] = await listOrganizationsByIds(tx, countyCode, [organizationId])
  if (!village || !isInReach(reach, { ...village, organizationId })) throw absent()
  const present = await listPresent(tx, [countyCode], cycleId)
  if (present.get(organizationId) !== 'community') throw absent()
  return village.regionCode
}

async function keep(
  tx: WriteTransaction,
  parts: IndicatorsParts,
  { before, row }: { before: CountRow | undefined; row: CountRow },
): Promise<void> {
  if (before) return updateCount(tx, row)
  if (await insertCount(tx, row)) return
  await refuseStale(tx, parts, await lockCountOf(tx, row), row.quantity)
}

function recordCount(
  tx: WriteTransaction,
  { programme, cycle }: AskedCycle,
  { before, row }: { before: CountRow | undefined; row: CountRow },
): Promise<void> {
  const record = { kind: 'monthly-count', id: row.id, version: row.version }
  return tx.record({
    ...{ countyCode: row.countyCode, actor: row.enteredBy },
    action: before ? 'indicators.correct-count' : 'indicators.enter-count',
    subject: { kind: 'monthly-count', id: row.id },
    ...(row.reason !== null && { reason: row.reason }),
    ...{ before, after: row },
    ...(before && { takesBack: { ...record, version: before.version } }),
    facts: [
      {
        ...{ programmeId: programme.id, cycleId: cycle.id, record },
        ...{ measure: row.measure, quantity: row.quantity, day: lastDayOf(row.month) },
        regionCode: row.regionCode,
      },
    ],
  })
}
