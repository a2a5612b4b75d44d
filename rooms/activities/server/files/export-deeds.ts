/** The list that somebody sees as a sheet that comes in again unchanged. Sent as it is read. */
import { Readable } from 'node:stream'
import { dayOf } from '#base/server/clock.ts'
import { type Context, route } from '#base/server/http/route.ts'
import { whileAllowed } from '#base/server/http/while-allowed.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import { type WrittenCell, writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { exportDeedsInput } from '../../shared/batch-schema.ts'
import { readCycles } from '../known/read-cycles.ts'
import { askerOf } from '../listing/present-deeds.ts'
import { type ListedDeed, listDeeds } from '../listing/store.ts'
import { scopeOfDeeds } from '../reach/scope.ts'
import { cellsOf, headersOf, inLanguage } from './sheet-of-deeds.ts'

/** Large enough that the database is asked seldom, small enough that no other request waits for a batch. */
const batch = 2000

const access = { capability: 'deeds.read' } as const
const what = { zh: '实事', en: 'deeds' }

export const exportDeedsCsv = route({
  method: 'GET',
  path: '/api/deeds/export.csv',
  summary: 'The filtered list within my reach as CSV, with headers that come in again',
  access,
  input: exportDeedsInput,
  output: { file: 'text/csv; charset=utf-8' },
  async handle(context) {
    return { content: Readable.from(csvOf(context)), name: nameOf(context, 'csv') }
  },
})

export const exportDeedsXlsx = route({
  method: 'GET',
  path: '/api/deeds/export.xlsx',
  summary: 'The filtered list within my reach as a workbook, with headers that come in again',
  access,
  input: exportDeedsInput,
  output: { file: xlsxType },
  async handle(context) {
    const columns = headersOf(context.language).map((header) => ({
      width: header.length > 4 ? 22 : 14,
    }))
    const sheet = { name: inLanguage(what, context.language), columns, rows: rowsOf(context) }
    return { content: Readable.from(writeXlsx([sheet])), name: nameOf(context, 'xlsx') }
  },
})

type Asking = Context<typeof exportDeedsInput, typeof access>

async function* csvOf(context: Asking) {
  let lines = ''
  // The mark lets Excel read it as UTF-8.
  yield '\ufeff'
  for await (const cells of rowsOf(context)) {
    lines += writeCsvRow(cells.map((cell) => (cell ?? '') as string | number))
    if (lines.length < 64 * 1024) continue
    yield lines
    lines = ''
  }
  yield lines
}

async function* rowsOf(context: Asking): AsyncGenerator<WrittenCell[]> {
  const { language } = context
  yield headersOf(language)
  for await (const rows of whileAllowed(context, batchesOf(context))) yield* rows
}

/** Each in a transaction of its own: whoever downloads slowly keeps none open. */
async function* batchesOf({
  read,
  actor,
  query,
  language,
}: Asking): AsyncGenerator<WrittenCell[][]> {
  const scope = scopeOfDeeds(actor.reach('deeds.read'))
  let last: ListedDeed | undefined
  for (;;) {
    const after = last && [last.onDay, last.id]
    const { rows, cells } = await read(scope, async (tx) => {
      const rows = await listDeeds(tx, askerOf(actor), query, { after, limit: batch })
      const cycles = await readCycles(tx, [...new Set(rows.map(({ cycleId }) => cycleId))])
      return { rows, cells: rows.map((row) => cellsOf(row, cycles.get(row.cycleId), language)) }
    })
    yield cells
    if (rows.length < batch) return
    last = rows.at(-1)
  }
}

function nameOf({ now, language }: { now: Date; language: Language }, extension: string): string {
  return `${inLanguage(what, language)}-${dayOf(now)}.${extension}`
}
