/** The records behind one figure as a sheet, newest first. Sent as it is read. */
import { Readable } from 'node:stream'
import { dayOf } from '#base/server/clock.ts'
import type { Scope } from '#base/server/db/scope.ts'
import { type Context, route } from '#base/server/http/route.ts'
import { whileAllowed } from '#base/server/http/while-allowed.ts'
import { writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import { levelWords, wayWords } from '../../shared/level-words.ts'
import { exportRecordsInput } from '../../shared/schema.ts'
import { countedIndicator, getAskedCycle, scopeOfAsked, whoseOf } from '../figures/asked.ts'
import { readVillages } from '../figures/list-records.ts'
import { listRecords, type RecordRow } from '../figures/store.ts'
import type { IndicatorsParts } from '../parts.ts'
import { amountCell, type Cells, csvOf, type Head, inLanguage, sheetOf } from './sheet.ts'

/** Large enough that the database is asked seldom, small enough that no other request waits for a batch. */
const batch = 2000

const access = { capability: 'indicators.read' } as const
const recordsName = { zh: '记录', en: 'records' }

const heads: readonly Head[] = [
  { name: { zh: '日期', en: 'day' } },
  { name: { zh: '类别', en: 'sort' } },
  { name: { zh: '村（社区）', en: 'community' } },
  { name: { zh: '区划代码', en: 'region_code' } },
  { name: { zh: '数量', en: 'quantity' } },
  { name: { zh: '单位', en: 'unit' } },
  { name: { zh: '确认程度', en: 'how sure' } },
  { name: { zh: '谁确认的', en: 'confirmed' } },
  { name: { zh: '记录编号', en: 'record' }, wide: true },
]

export const exportRecordsCsv = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/figures/:code/records.csv',
    summary: 'The records behind a figure as CSV, newest first',
    access,
    input: exportRecordsInput,
    output: { file: 'text/csv; charset=utf-8' },
    async handle(context) {
      const { rows, name } = await recordsFor(context, parts)
      return { content: Readable.from(csvOf(heads, rows, context.language)), name: `${name}.csv` }
    },
  })

export const exportRecordsXlsx = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/figures/:code/records.xlsx',
    summary: 'The records behind a figure as a workbook, newest first',
    access,
    input: exportRecordsInput,
    output: { file: xlsxType },
    async handle(context) {
      const { rows, name } = await recordsFor(context, parts)
      const sheet = sheetOf({ name: recordsName, heads }, rows, context.language)
      return { content: Readable.from(writeXlsx([sheet])), name: `${name}.xlsx` }
    },
  })

type Asking = Context<typeof exportRecordsInput, typeof access>

/** What is not there or not allowed is said before the first line is sent. */
async function recordsFor(context: Asking, parts: IndicatorsParts) {
  const { actor, params, query, read, now, language } = context
  const reach = actor.reach('indicators.read')
  const scope = scopeOfAsked(reach, query)
  const asked = await read(scope, async (tx) => {
    const { indicators, activities } = await getAskedCycle(tx, params.id)
    const indicator = countedIndicator(indicators, params.code)
    return { indicator, activities, whose: await whoseOf(tx, { reach, parts }, query) }
  })
  const name = [asked.whose.of.name, inLanguage(asked.indicator.name, language), dayOf(now)]
  async function* rows() {
    for await (const some of whileAllowed(context, batchesOf(context, scope, asked))) yield* some
  }
  return { rows: rows(), name: name.join('-') }
}

interface Known extends Pick<Awaited<ReturnType<typeof getAskedCycle>>, 'activities'> {
  indicator: ReturnType<typeof countedIndicator>
  whose: Awaited<ReturnType<typeof whoseOf>>
}

/** Each in a transaction of its own: whoever downloads slowly keeps none open. */
async function* batchesOf(
  { params, query, read, language }: Asking,
  scope: Scope,
  { indicator, activities, whose }: Known,
): AsyncGenerator<Cells[]> {
  const { takes, money = false, unit } = indicator
  const sorts = new Map(activities.map(({ code, name }) => [code, inLanguage(name, language)]))
  let last: RecordRow | undefined
  for (;;) {
    const after = last && ([last.onDay, last.id] as const)
    const { rows, villages } = await read(scope, async (tx) => {
      const filter = { takes, month: query.month, after, limit: batch }
      const rows = await listRecords(tx, params.id, whose, filter)
      return { rows, villages: await readVillages(tx, rows) }
    })
    yield rows.map((row) => [
      ...[row.onDay, sorts.get(row.kind) ?? row.kind, villages(row) ?? null, row.regionCode],
      ...[amountCell(row.quantity, { money }), inLanguage(unit, language)],
      ...[
        inLanguage(levelWords[row.level], language),
        row.way && inLanguage(wayWords[row.way], language),
      ],
      row.recordId,
    ])
    if (rows.length < batch) return
    last = rows.at(-1)
  }
}
