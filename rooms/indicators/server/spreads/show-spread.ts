import { coversRegion } from '#base/server/db/reach.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { showSpreadInput, showSpreadOutput } from '../../shared/schema.ts'
import { binsOf, fewestToTell } from '../../shared/spread.ts'
import { getAskedCycle, scopeOfAsked, whoseOf } from '../figures/asked.ts'
import type { IndicatorsParts } from '../parts.ts'
import { listSpread } from './store.ts'
import { listTakingPart } from './taking-part.ts'

/**
 * Nobody is named. Whoever asks of an organization of their own is told where that one lies, and no other; where few
 * take part, only whoever reads the figures of all of them is told anything.
 */
export const showSpread = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/spread',
    summary: 'How many communities or units have how much of an indicator, without names',
    access: { capability: 'indicators.read' },
    input: showSpreadInput,
    output: showSpreadOutput,
    handle({ actor, params: { id }, query, read }) {
      const reach = actor.reach('indicators.read')
      return read(scopeOfAsked(reach, query), async (tx) => {
        const { indicators } = await getAskedCycle(tx, id)
        const takes = indicators.find(({ code }) => code === query.code)?.takes
        if (!takes) throw absent()
        const asked = await whoseOf(tx, { reach, parts }, query)
        if (asked.whose === 'partnership') throw absent()
        const { countyCode, part, all, own } = await listTakingPart(tx, id, asked)
        const within = asked.whose === 'region' ? (asked.scope ?? countyCode) : countyCode
        const told = all.length >= fewestToTell || coversRegion(reach, { prefix: within })
        const whose = part === 'community' ? 'region' : 'organization'
        const rows = await listSpread(
          tx,
          { countyCode, cycleId: id, whose, ...(whose === 'region' && { within }) },
          takes,
        )
        const quantities = new Map(rows.map(({ scope, quantity }) => [scope, quantity]))
        const quantityOf = ({ scope }: { scope: string }) => quantities.get(scope) ?? 0
        return {
          ...{ part, total: all.length, told, own: own ? quantityOf(own) : null },
          bins: told ? binsOf(all.map(quantityOf)) : [],
        }
      })
    },
  })
