/** Many offers at once, pasted or as a sheet: read whole, told whole, taken whole or not at all. */
import { isInScope } from '#base/server/db/scope.ts'
import { type Actor, type Context, type Input, route } from '#base/server/http/route.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import { readReceived } from '#base/server/tables/read-received.ts'
import { tableOfRows } from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'
import { tellFault } from '#base/server/tables/tell-fault.ts'
import { absent } from '#base/shared/problems.ts'
import { findCycle, listPresent } from '#rooms/programmes/server/door.ts'
import {
  type Brought,
  bringOffersInput,
  broughtOutput,
  pasteOffersInput,
} from '../../../shared/sheet-schema.ts'
import { offerSheetWords } from './columns.ts'
import { judgeBatch } from './judge-batch.ts'
import { writeBatch } from './write-batch.ts'

const access = { capability: 'offers.write' } as const
/** Two thousand rows of twenty cells. */
const largestPaste = 4 * 1024 * 1024

export const bringOffers = route({
  method: 'POST',
  path: '/api/offers/sheet',
  summary: 'Take a list of offers, all of it or nothing: the body is the file',
  access,
  input: bringOffersInput,
  output: broughtOutput,
  largestFile: fileLimits.bytes,
  async handle(context) {
    const { fileName, county: countyCode, cycle: cycleId, check, publish } = context.query
    const table = await readReceived(context.receive, fileName)
    return bring(context, table, { countyCode, cycleId, check, publish })
  },
})

export const pasteOffers = route({
  method: 'POST',
  path: '/api/offers/rows',
  summary: 'The same of rows that were pasted, each with its cells by the names of their columns',
  access,
  input: pasteOffersInput,
  output: broughtOutput,
  largestBody: largestPaste,
  handle(context) {
    const { rows, ...asked } = context.body
    const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const cells = rows.map((row) => header.map((name) => String(row[name] ?? '')))
    return bring(context, tableOfRows('', [header, ...cells]), asked)
  },
})

interface Asked {
  countyCode: string
  cycleId: string
  check: boolean
  publish: boolean
}

type Asking = Pick<Context<Input, typeof access>, 'read' | 'write' | 'language'> & { actor: Actor }

async function bring(
  { actor, read, write, language }: Asking,
  table: Table,
  { check, publish, ...place }: Asked,
): Promise<Brought> {
  const reach = actor.reach('offers.write')
  const { countyCode, cycleId } = place
  // Posts are internal to their units, so whose lists these may be comes first.
  const counties = isInScope(reach.scope, countyCode) ? [countyCode] : []
  const units = await read({ counties }, async (tx) => {
    if (!(await findCycle(tx, cycleId))) throw absent()
    return [...(await listPresent(tx, [countyCode], cycleId)).keys()]
  })
  // In a county beyond the reach no row finds its unit.
  return write({ counties, organizations: units }, async (tx) => {
    const batch = await judgeBatch(tx, { ...place, reach }, table)
    const taken = batch.faults.length === 0 && !check
    if (taken) await writeBatch(tx, { ...place, reach }, batch, { actor: actor.id, publish })
    const told = (faults: readonly Fault[]) =>
      [...faults]
        .sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
        .map((fault) => tellFault(fault, language, offerSheetWords))
    return {
      ...{ rows: batch.rows, made: batch.made.length, changed: batch.changed.length, taken },
      unchanged: batch.unchanged,
      ...{ faults: told(batch.faults), notices: told(batch.notices) },
    }
  })
}
