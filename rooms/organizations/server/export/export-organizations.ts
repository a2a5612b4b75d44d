/** The list that somebody sees as a sheet that can be imported again unchanged. Sent as it is read. */
import { Readable } from 'node:stream'
import type * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Scope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { type Context, type Route, route } from '#base/server/http/route.ts'
import { whileAllowed } from '#base/server/http/while-allowed.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import { type WrittenCell, writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { functionNames, kindNames, levelNames } from '../../shared/file-columns.ts'
import { exportInput } from '../../shared/import-schema.ts'
import { type Kind, type Side, sideWords } from '../../shared/words.ts'
import {
  columnsOf,
  inLanguage,
  qualified,
  type SheetField,
  sheetFields,
  sideHeader,
  splitQualified,
} from '../imports/sheet/columns.ts'
import type { Filter } from '../listing/store.ts'
import type { Within } from '../reach/store.ts'
import { withinOf } from '../reach/within.ts'
import { searchOrganizations } from '../search/search-organizations.ts'
import { type Exported, listExported, listExportedByIds } from './store.ts'

/** Large enough that the database is asked seldom, small enough that no other request waits for a batch. */
const batch = 2000

type Query = z.infer<typeof exportInput.query>
type Cells = (string | number | null)[]

const access = { capability: 'organizations.read' }

export const exportCsv: Route = route({
  method: 'GET',
  path: '/api/organizations/export.csv',
  summary: 'The filtered list within my reach as CSV, with headers that import again',
  access,
  input: exportInput,
  output: { file: 'text/csv; charset=utf-8' },
  async handle(context) {
    const { query, now, language } = context
    const shape = shapeOf(query, language)
    const content = Readable.from(csvOf(shape, whileAllowed(context, batchesOf(context))))
    return { content, name: nameOf(query, now, language, 'csv') }
  },
})

export const exportXlsx: Route = route({
  method: 'GET',
  path: '/api/organizations/export.xlsx',
  summary: 'The filtered list within my reach as a workbook, with headers that import again',
  access,
  input: exportInput,
  output: { file: xlsxType },
  async handle(context) {
    const { query, now, language } = context
    const shape = shapeOf(query, language)
    const columns = shape.headers.map((header) => ({ width: header.length > 4 ? 22 : 14 }))
    const rows = sheetRows(shape, whileAllowed(context, batchesOf(context)))
    const sheet = { name: whatOf(query, language), columns, rows }
    return {
      content: Readable.from(writeXlsx([sheet])),
      name: nameOf(query, now, language, 'xlsx'),
    }
  },
})

type Asked = Context<typeof exportInput, typeof access>

/** Each in a transaction of its own: whoever downloads slowly keeps none open. */
async function* batchesOf({ read, actor, query }: Asked): AsyncGenerator<readonly Exported[]> {
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

/** What the rows of one export have in common. */
interface Shape {
  headers: string[]
  cellsOf(row: Exported): Cells
}

/** Without one side, or with closed ones among them, the sheet says of each row which it is. */
function shapeOf({ side, state }: Query, language: Language): Shape {
  const { columns } = columnsOf(side ?? 'other')
  const say = (saying: { zh: string; en: string }) => inLanguage(saying, language)
  const named = namesIn(language)
  return {
    headers: [
      ...(side ? [] : [say(sideHeader)]),
      ...sheetFields.map((field) => say(columns[field])),
      ...(state === 'open' ? [] : [say({ zh: '撤销日期', en: 'ends_on' })]),
    ],
    cellsOf(row) {
      const cells = sheetFields.map((field) => cellOf(field, row, named, language))
      if (!side) cells.unshift(named(row.side, sideWords[row.side as Side].zh))
      if (state !== 'open') cells.push(row.endsOn)
      return cells
    },
  }
}

/** Converted once each, however many rows say the same. */
function namesIn(language: Language): (code: string, zh: string) => string {
  const known = new Map<string, string>()
  return (code, zh) => {
    const said = known.get(zh) ?? inLanguage({ zh, en: code }, language)
    known.set(zh, said)
    return said
  }
}

function cellOf(
  field: SheetField,
  row: Exported,
  named: (code: string, zh: string) => string,
  language: Language,
): string | number | null {
  switch (field) {
    case 'kind':
      return named(row.kind, kindNames[row.kind as Kind][0])
    case 'level':
      return row.level && named(row.level, levelNames[row.level as keyof typeof levelNames][0])
    case 'function':
      return (
        row.function &&
        named(row.function, functionNames[row.function as keyof typeof functionNames][0])
      )
    case 'parentCode':
      if (row.parentCode === null) return null
      if (row.parentSide === row.side && !splitQualified(row.parentCode).side) return row.parentCode
      return qualified(row.parentSide as Side, row.parentCode, language)
    default:
      return row[field]
  }
}

async function* csvOf({ headers, cellsOf }: Shape, batches: AsyncIterable<readonly Exported[]>) {
  // The mark lets Excel read it as UTF-8.
  yield `\ufeff${writeCsvRow(headers)}`
  for await (const rows of batches) {
    yield rows.map((row) => writeCsvRow(cellsOf(row).map((cell) => cell ?? ''))).join('')
  }
}

async function* sheetRows(
  { headers, cellsOf }: Shape,
  batches: AsyncIterable<readonly Exported[]>,
): AsyncGenerator<WrittenCell[]> {
  yield headers
  for await (const rows of batches) for (const row of rows) yield cellsOf(row)
}

function whatOf({ side }: Query, language: Language): string {
  if (!side) return inLanguage({ zh: '组织', en: 'organizations' }, language)
  return language === 'en' ? side : inLanguage(sideWords[side], language)
}

function nameOf(query: Query, now: Date, language: Language, extension: string): string {
  const { county } = query
  const what = whatOf(query, language)
  return `${what}${county === undefined ? '' : `-${county}`}-${dayOf(now)}.${extension}`
}
