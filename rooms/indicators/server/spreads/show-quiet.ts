import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { monthAfter, monthOf } from '../../shared/months.ts'
import { showQuietInput, showQuietOutput } from '../../shared/schema.ts'
import { type AskedOf, getAskedCycle, scopeOfAsked, whoseOf } from '../figures/asked.ts'
import type { IndicatorsParts } from '../parts.ts'
import { listLastMonths } from './store.ts'
import { listTakingPart } from './taking-part.ts'

/** A month that has just begun says nothing yet: what is asked without a month is the two before it as well. */
const monthsBefore = 2

interface Watched {
  id: string
  name: string
  regionCode: string
  scope: string
}

/** By place, in the order of codes: a list to look after, not an order of merit. */
export const showQuiet = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/quiet',
    summary:
      'Communities of a place, or partnerships of an organization, without a record since a month',
    access: { capability: 'indicators.read' },
    input: showQuietInput,
    output: showQuietOutput,
    handle({ actor, params: { id }, query, now, read }) {
      const reach = actor.reach('indicators.read')
      const since = query.since ?? monthAfter(monthOf(dayOf(now)), -monthsBefore)
      return read(scopeOfAsked(reach, query), async (tx) => {
        await getAskedCycle(tx, id)
        const asked = await whoseOf(tx, { reach, parts }, query)
        const { countyCode, whose, all } = await listWatched(tx, { parts, cycleId: id }, asked)
        const within = whose === 'region' && asked.whose === 'region' ? { within: asked.scope } : {}
        const months = await listLastMonths(tx, { countyCode, cycleId: id, whose, ...within })
        const last = new Map(months.map(({ scope, month }) => [scope, month]))
        const isQuiet = ({ scope }: Watched) => (last.get(scope) ?? '') < since
        const townships = await namesOfTownships(tx, all)
        const byTownship = Map.groupBy(all, ({ regionCode }) => townshipOf(regionCode))
        return {
          ...{ since, what: whose === 'region' ? 'communities' : 'partnerships' },
          total: all.length,
          townships: [...byTownship].sort(byCode).map(([code, own]) => ({
            ...{ code, name: townships.get(code) ?? code, total: own.length },
            quiet: own.filter(isQuiet).map(({ id: quiet, name, regionCode, scope }) => ({
              ...{ id: quiet, name, regionCode, lastMonth: last.get(scope) ?? null },
            })),
          })),
        }
      })
    },
  })

async function listWatched(
  tx: Transaction,
  { parts, cycleId }: { parts: IndicatorsParts; cycleId: string },
  asked: AskedOf,
): Promise<{ countyCode: string; whose: 'region' | 'partnership'; all: Watched[] }> {
  const { countyCode } = asked.of
  if (asked.whose === 'region' || countyCode === null) {
    const taking = await listTakingPart(tx, cycleId, asked)
    return { countyCode: taking.countyCode, whose: 'region', all: taking.all }
  }
  const pairs =
    asked.whose === 'partnership'
      ? [await parts.findPartnership(tx, countyCode, asked.scope as string)]
      : await parts.listPartnerships(tx, countyCode, {
          cycleId,
          organizationId: asked.scope as string,
        })
  const all = pairs
    .filter((pair) => pair !== undefined)
    .map(({ id, name, communityRegionCode: regionCode }) => ({ id, name, regionCode, scope: id }))
  return { countyCode, whose: 'partnership', all }
}

const townshipOf = (code: string) => code.slice(0, 9).padEnd(12, '0')
const byCode = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

async function namesOfTownships(tx: Transaction, all: readonly Watched[]) {
  const codes = new Set(all.map(({ regionCode }) => townshipOf(regionCode)))
  const regions = await listRegionsByCodes(tx, [...codes])
  return new Map(regions.map(({ code, name }) => [code, name]))
}
