/** The list that somebody sees as a sheet that can be imported again unchanged. Sent as it is read. */
import { Readable } from 'node:stream'
import type * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Scope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { type Actor, type Route, route } from '#base/server/http/route.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import { type WrittenCell, writeXlsx } from '#base/server/tables/write-xlsx.ts'
import { functionNames, kindNames, levelNames } from '../../shared/file-columns.ts'
import { exportInput } from '../../shared/import-schema.ts'
import { type Kind, type Side, sideWords } from '../../shared/words.ts'
import { xlsxType } from '../imports/download-faults.ts'
import { columnsOf, qualified, type SheetField, sheetFields } from '../imports/sheet/columns.ts'
import { searchOrganizations } from '../search/search-organizations.ts'
import type { Filter, Within } from '../store.ts'
import { withinOf } from '../within.ts'
import { type Exported, listExported, listExportedByIds } from './store.ts'

/** Large enough that the database is asked seldom, small enough that no other request waits for a batch. */
const batch = 2000

type Query = z.infer<typeof exportInput.query>
type Cells = (string | number | null)[]

export const exportCsv: Route = route({
  method: 'GET',
  path: '/api/organizations/export.csv',
  summary: 'The filtered list within my reach as CSV, with headers that import again',
  access: { capability: 'organizations.read' },
  input: exportInput,
  output: { file: 'text/csv; charset=utf-8' },
  async handle({ actor, query, read, now }) {
    const content = Readable.from(csvOf(query, batchesOf(read, actor, query)))
    return { content, name: nameOf(query, now, 'csv') }
  },
})

export const exportXlsx: Route = route({
  method: 'GET',
  path: '/api/organizations/export.xlsx',
  summary: 'The filtered list within my reach as a workbook, with headers that import again',
  access: { capability: 'organizations.read' },
  input: exportInput,
  output: { file: xlsxType },
  async handle({ actor, query, read, now }) {
    const columns = headersOf(query).map((header) => ({ width: header.length > 4 ? 22 : 14 }))
    const rows = sheetRows(query, batchesOf(read, actor, query))
    const sheet = { name: query.side ? sideWords[query.side].zh : '组织', columns, rows }
    return { content: Readable.from(writeXlsx([sheet])), name: nameOf(query, now, 'xlsx') }
  },
})

/** Each batch in a transaction of its own: whoever downloads slowly keeps none open. */
async function* batchesOf(
  read: Work['read'],
  actor: Actor,
  query: Query,
): AsyncGenerator<readonly Exported[]> {
  const reach = actor.reach('organizations.read')
  const within = withinOf(reach, query.county)
  const { q, region, county, ...rest } = query
  const filter: Filter = {
    ...rest,
    ...(region !== undefined && { regionPrefix: prefixOfCode(region) }),
  }
  const scope = { counties: county ? within.counties : reach.scope.counties }
  if (q !== undefined && q.trim() !== '') yield* foundBatches(read, scope, within, q, filter)
  else yield* listedBatches(read, scope, within, filter)
}

async function* listedBatches(read: Work['read'], scope: Scope, within: Within, filter: Filter) {
  let after: Exported | undefined
  for (;;) {
    const page = { after, limit: batch }
    const rows = await read(scope, (tx) => listExported(tx, within, filter, page))
    if (rows.length > 0) yield rows
    if (rows.length < batch) return
    after = rows.at(-1)
  }
}

async function* foundBatches(
  read: Work['read'],
  scope: Scope,
  within: Within,
  q: string,
  filter: Filter,
) {
  let after: string[] | undefined
  for (;;) {
    const page = { after, limit: batch }
    const { rows, found } = await read(scope, async (tx) => {
      const found = await searchOrganizations(tx, within, q, filter, page)
      const ids = found.map(({ id }) => id)
      const byId = new Map((await listExportedByIds(tx, within, ids)).map((row) => [row.id, row]))
      return { found, rows: ids.flatMap((id) => byId.get(id) ?? []) }
    })
    if (rows.length > 0) yield rows
    const last = found.at(-1)
    if (!last || found.length < batch) return
    after = [String(last.score), last.countyCode, last.regionCode, last.id]
  }
}

async function* csvOf(query: Query, batches: AsyncIterable<readonly Exported[]>) {
  // The mark lets Excel read it as UTF-8.
  yield `\ufeff${writeCsvRow(headersOf(query))}`
  for await (const rows of batches) {
    yield rows.map((row) => writeCsvRow(cellsOf(query, row).map((cell) => cell ?? ''))).join('')
  }
}

async function* sheetRows(
  query: Query,
  batches: AsyncIterable<readonly Exported[]>,
): AsyncGenerator<WrittenCell[]> {
  yield headersOf(query)
  for await (const rows of batches) for (const row of rows) yield cellsOf(query, row)
}

/** Without one side, or with closed ones among them, the sheet says of each row which it is. */
function headersOf(query: Query): string[] {
  const { columns } = columnsOf(query.side ?? 'other')
  return [
    ...(query.side ? [] : ['类别']),
    ...sheetFields.map((field) => columns[field].zh),
    ...(query.state === 'open' ? [] : ['撤销日期']),
  ]
}

function cellsOf(query: Query, row: Exported): Cells {
  const cells = sheetFields.map((field) => cellOf(field, row))
  if (!query.side) cells.unshift(sideWords[row.side as Side].zh)
  if (query.state !== 'open') cells.push(row.endsOn)
  return cells
}

function cellOf(field: SheetField, row: Exported): string | number | null {
  switch (field) {
    case 'kind':
      return kindNames[row.kind as Kind][0]
    case 'level':
      return row.level && levelNames[row.level as keyof typeof levelNames][0]
    case 'function':
      return row.function && functionNames[row.function as keyof typeof functionNames][0]
    case 'parentCode':
      if (row.parentCode === null || row.parentSide === row.side) return row.parentCode
      return qualified(row.parentSide as Side, row.parentCode)
    default:
      return row[field]
  }
}

function nameOf({ side, county }: Query, now: Date, extension: string): string {
  const what = side ? sideWords[side].zh : '组织'
  return `${what}${county === undefined ? '' : `-${county}`}-${dayOf(now)}.${extension}`
}
