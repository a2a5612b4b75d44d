import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import type { Saying } from '#base/shared/words.ts'
import type { Indicator } from '#rooms/programmes/shared/template.ts'
import { figureOf, type Total } from '../../shared/figures.ts'
import {
  type Definition,
  type FigureAnswer,
  showFiguresInput,
  showFiguresOutput,
} from '../../shared/schema.ts'
import type { IndicatorsParts } from '../parts.ts'
import { type Asked, getAskedCycle, scopeOfAsked, whoseOf } from './asked.ts'
import { readAsOf, readTotals } from './store.ts'

export const showFigures = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/figures',
    summary:
      'Every indicator of a cycle for a place, an organization or a partnership, with how sure it is',
    access: { capability: 'indicators.read' },
    input: showFiguresInput,
    output: showFiguresOutput,
    handle({ actor, params: { id }, query, read }) {
      const reach = actor.reach('indicators.read')
      return read(scopeOfAsked(reach, query), (tx) => readFigures(tx, { reach, parts, id }, query))
    },
  })

interface Asking {
  reach: Reach
  parts: IndicatorsParts
  /** Of the cycle. */
  id: string
}

/**
 * @param tx opened with `scopeOfAsked`
 * @throws Problem base.absent for what is not there; base.refused beyond the reach
 */
export async function readFigures(tx: Transaction, { reach, parts, id }: Asking, query: Asked) {
  const { cycle, programme, indicators, version } = await getAskedCycle(tx, id)
  const { of, ...whose } = await whoseOf(tx, { reach, parts }, query)
  const totals = await readTotals(tx, id, whose)
  const asOf = await readAsOf(tx, whose.counties)
  const { name, beginsOn, endsOn } = cycle
  return {
    of,
    cycle: { name, beginsOn, endsOn, programme: { id: programme.id, name: programme.name } },
    items: indicators.map((each) => answerOf(each, { indicators, version, totals })),
    asOf: asOf?.toISOString() ?? null,
  }
}

interface Beside {
  indicators: readonly Indicator[]
  version: number
  totals: readonly Total[]
}

function answerOf(indicator: Indicator, { indicators, version, totals }: Beside): FigureAnswer {
  const { takes } = indicator
  return {
    ...definitionOf(indicator, indicators, version),
    counted: takes !== undefined,
    ...figureOf(takes ?? { measures: [] }, totals),
  }
}

function definitionOf(
  { code, name, unit, counts, owner, money, inside, apart = [] }: Indicator,
  indicators: readonly Indicator[],
  version: number,
): Definition {
  const named = (other: string) => ({ code: other, name: nameOf(indicators, other) })
  return {
    ...{ code, name, unit, counts, version },
    ...{ owner: owner ?? null, money: money ?? false },
    inside: inside === undefined ? null : named(inside),
    apart: apart.map(({ code: other, why }) => ({ ...named(other), why })),
  }
}

function nameOf(indicators: readonly Indicator[], code: string): Saying {
  return indicators.find((each) => each.code === code)?.name ?? { zh: code, en: code }
}
