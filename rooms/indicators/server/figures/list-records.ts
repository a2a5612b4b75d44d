import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { listRecordsInput, listRecordsOutput } from '../../shared/schema.ts'
import type { IndicatorsParts } from '../parts.ts'
import { countedIndicator, getAskedCycle, scopeOfAsked, whoseOf } from './asked.ts'
import { listRecords as listRows } from './store.ts'

export const listRecords = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/figures/:code/records',
    summary: 'The records behind a figure, newest first, each with how sure it is and in which way',
    access: { capability: 'indicators.read' },
    input: listRecordsInput,
    output: listRecordsOutput,
    handle({ actor, params: { id, code }, query, read }) {
      const reach = actor.reach('indicators.read')
      return read(scopeOfAsked(reach, query), async (tx) => {
        const { indicators, activities } = await getAskedCycle(tx, id)
        const { takes } = countedIndicator(indicators, code)
        const whose = await whoseOf(tx, { reach, parts }, query)
        const { month, after, limit } = query
        const rows = await listRows(tx, id, whose, {
          ...{ takes, month, limit: limit + 1 },
          after: decodeCursor(after, [z.iso.date(), z.uuid()]),
        })
        const { items, ...page } = cutPage(rows, limit, ({ onDay, id: last }) => [onDay, last])
        const names = await readVillages(tx, items)
        return {
          ...page,
          items: items.map((row) => ({
            ...{ kind: row.recordKind, id: row.recordId, measure: row.measure },
            ...{
              sort: row.kind,
              sortName: activities.find(({ code: of }) => of === row.kind)?.name ?? null,
            },
            ...{ aspect: row.aspect, quantity: row.quantity, day: row.onDay },
            ...{ level: row.level, way: row.way, county: row.countyCode },
            place: { code: row.regionCode, name: names(row) ?? row.regionCode },
          })),
        }
      })
    },
  })

/** @returns the village in which a record lies, by name */
export async function readVillages(tx: Transaction, rows: readonly { regionCode: string }[]) {
  const villageOf = ({ regionCode }: { regionCode: string }) => regionCode.slice(0, 12)
  const regions = await listRegionsByCodes(tx, [...new Set(rows.map(villageOf))])
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  return (row: { regionCode: string }): string | undefined => names.get(villageOf(row))
}
