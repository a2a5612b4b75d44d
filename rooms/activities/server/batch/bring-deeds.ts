/** Many deeds at once, pasted or as a sheet: read whole, told whole, taken whole or not at all. */
import { type Actor, type Context, type Input, route } from '#base/server/http/route.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { wrongInWords } from '#base/server/tables/fault-words.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import { readTable, tableOfRows } from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'
import type { Language } from '#base/shared/language.ts'
import { absent } from '#base/shared/problems.ts'
import {
  type BatchAnswer,
  batchOutput,
  bringSheetInput,
  mostPastedBytes,
  pasteDeedsInput,
} from '../../shared/batch-schema.ts'
import { sheetWords } from '../files/words.ts'
import { readCycles } from '../known/read-cycles.ts'
import { countiesOfDeeds, scopeOfDeeds } from '../reach/scope.ts'
import { judgeBatch } from './judge-batch.ts'
import { takeTime } from './store.ts'
import { writeBatch } from './write-batch.ts'

const access = { capability: 'deeds.declare' } as const

export const pasteDeeds = route({
  method: 'POST',
  path: '/api/deeds/batch',
  summary:
    'Declare up to two thousand pasted rows, all of them or none; with check only what is wrong is told',
  access,
  input: pasteDeedsInput,
  output: batchOutput,
  largestBody: mostPastedBytes,
  handle(context) {
    const { cycleId, check, rows } = context.body
    return bring(context, tableOf(rows), { cycleId, check })
  },
})

export const bringDeeds = route({
  method: 'POST',
  path: '/api/deeds/sheet',
  summary: 'Declare a sheet of deeds: the body is the file. With check only what is wrong is told',
  access,
  input: bringSheetInput,
  output: batchOutput,
  largestFile: fileLimits.bytes,
  async handle(context) {
    const { fileName, cycle: cycleId, check } = context.query
    const file = await context.receive()
    try {
      const pieces: Buffer[] = []
      for await (const piece of file.pieces(1024 * 1024)) pieces.push(piece)
      const table = await readTable({ name: fileName, bytes: Buffer.concat(pieces) })
      return await bring(context, table, { cycleId, check })
    } finally {
      await file.discard()
    }
  },
})

/** The header is every name that a row has, in the order in which they come. */
function tableOf(rows: readonly Record<string, string | number | null>[]): Table {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = rows.map((row) => header.map((name) => String(row[name] ?? '')))
  return tableOfRows('', [header, ...cells])
}

type Asking = Pick<Context<Input, typeof access>, 'write' | 'language'> & { actor: Actor }

async function bring(
  { actor, write, language }: Asking,
  table: Table,
  { cycleId, check }: { cycleId: string; check: boolean },
): Promise<BatchAnswer> {
  const declare = actor.reach('deeds.declare')
  const counties = countiesOfDeeds(declare)
  return write(scopeOfDeeds(declare), async (tx) => {
    const cycle = (await readCycles(tx, [cycleId])).get(cycleId)
    if (!cycle) throw absent()
    await takeTime(tx)
    const asking = { declare, read: actor.reach('deeds.read'), counties, actor: actor.id }
    const batch = await judgeBatch(tx, asking, cycle, table)
    const taken = batch.faults.length === 0 && !check
    if (taken) await writeBatch(tx, batch, { actor: actor.id, cycleId })
    const said = (faults: readonly Fault[]) => faults.map((fault) => inWords(fault, language))
    return {
      ...{ rows: batch.rows, taken, unchanged: batch.unchanged },
      ...{ made: batch.made.length, corrected: batch.corrected.length },
      ...{ faults: said(batch.faults), notices: said(batch.notices) },
    }
  })
}

function inWords(fault: Fault, language: Language) {
  const said = wrongInWords(fault, language === 'en' ? 'en' : 'zh', sheetWords)
  const { row, column, value, code } = fault
  return { row, column, value, code, wrong: language === 'zh-Hant' ? toTraditional(said) : said }
}
