/** Imports as people follow them: which there are, how far one is, what is wrong, what it would do. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { type Route, route } from '#base/server/http/route.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { wrongInWords } from '#base/server/tables/fault-words.ts'
import type { Language } from '#base/shared/language.ts'
import { cutPage } from '#base/shared/paging.ts'
import {
  type ImportShown,
  importFaultsInput,
  importFaultsOutput,
  importInput,
  importOutput,
  importRowsInput,
  importRowsOutput,
  listImportsInput,
  listImportsOutput,
} from '../../shared/import-schema.ts'
import { failureWords, staleWords } from '../../shared/import-words.ts'
import { readCursor } from '../cursor.ts'
import { countHanging, countHangingOnEach } from '../hanging/count-hanging.ts'
import { nameRegions } from '../listing/describe-organizations.ts'
import type { Hanging, OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import { countyScope } from '../reach/within.ts'
import { listOrganizationsByIds } from '../store.ts'
import { undoHours } from './import.ts'
import { getImport, maySee, seesAll } from './may-see.ts'
import { type StoredRow, saidBy } from './rows/row.ts'
import { listIdsOfRows, listImportRows } from './rows/store.ts'
import { sheetWords } from './sheet/words.ts'
import { type ImportRow, listImports as listImportsOf, listUnfinished } from './store.ts'

const capability = 'imports.run'

export const listImports = (parts: OrganizationsParts): Route =>
  route({
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports of a county, newest first: my own, or all for whoever answers for the county',
    access: { capability },
    input: listImportsInput,
    output: listImportsOutput,
    async handle({ actor, query, read, now, language }) {
      const { county, after, limit } = query
      const asker = { id: actor.id, reach: actor.reach(capability) }
      return read(countyScope(asker.reach, county), async (tx) => {
        const by = seesAll(asker, county) ? undefined : actor.id
        const [from] = readCursor(after, 'imports') ?? []
        const rows = await listImportsOf(tx, county, by, { after: from, limit: limit + 1 })
        const page = cutPage(rows, limit, ({ id }) => [id])
        const names = await namesOf(tx, parts, page.items)
        const queue = await listUnfinished(tx, county)
        return {
          ...page,
          items: page.items
            .filter((row) => maySee(asker, row))
            .map((row) => shown(row, queue, names, now, language)),
        }
      })
    },
  })

export const showImport = (parts: OrganizationsParts): Route =>
  route({
    method: 'GET',
    path: '/api/imports/:countyCode/:id',
    summary: 'One import: its state, how far it is, its columns, and what was noticed',
    access: { capability },
    input: importInput,
    output: importOutput,
    async handle({ actor, params, read, now, language }) {
      const asker = { id: actor.id, reach: actor.reach(capability) }
      return read(countyScope(asker.reach, params.countyCode), async (tx) => {
        const row = await getImport(tx, asker, params)
        const names = await namesOf(tx, parts, [row])
        const queue = await listUnfinished(tx, params.countyCode)
        return {
          ...shown(row, queue, names, now, language),
          columns: row.columns ?? [],
          notices: row.notices.map((fault) => told(fault, language)),
          stale: row.stale.map((each) => ({ ...each, text: staleWords[each.what] })),
          missingHangs: await hangingOnMissing(tx, parts, row),
        }
      })
    },
  })

export const showImportFaults: Route = route({
  method: 'GET',
  path: '/api/imports/:countyCode/:id/faults',
  summary: 'What is wrong with the file, by row; the first thousand, the rest stand in faults.xlsx',
  access: { capability },
  input: importFaultsInput,
  output: importFaultsOutput,
  async handle({ actor, params, query, read, language }) {
    const asker = { id: actor.id, reach: actor.reach(capability) }
    return read(countyScope(asker.reach, params.countyCode), async (tx) => {
      const row = await getImport(tx, asker, params)
      const from = Number(readCursor(query.after, 'rows')?.[0] ?? 0)
      const numbered = row.faults.map((fault, at) => ({ fault, at: at + 1 })).slice(from)
      const page = cutPage(numbered, query.limit, ({ at }) => [String(at)])
      return {
        ...page,
        items: page.items.map(({ fault }) => told(fault, language)),
        total: row.faultCount,
      }
    })
  },
})

export const showImportRows = (parts: OrganizationsParts): Route =>
  route({
    method: 'GET',
    path: '/api/imports/:countyCode/:id/rows',
    summary: 'What the rows of one kind would do or did: new, changed, unchanged, or missing',
    access: { capability },
    input: importRowsInput,
    output: importRowsOutput,
    async handle({ actor, params, query, read }) {
      const asker = { id: actor.id, reach: actor.reach(capability) }
      return read(countyScope(asker.reach, params.countyCode), async (tx) => {
        const { state } = await getImport(tx, asker, params)
        const { verdict, limit, hinted } = query
        const after = Number(readCursor(query.after, 'rows')?.[0] ?? 0)
        const rows = await listImportRows(tx, params, verdict, { after, limit: limit + 1, hinted })
        const page = cutPage(rows, limit, ({ rowNumber }) => [String(rowNumber)])
        const above = await namesAbove(tx, params.countyCode, asker.reach, page.items)
        const seats = await nameRegions(tx, valuesOf(page.items, 'regionCode'))
        const undecided = verdict === 'missing' && state === 'previewed'
        const ids = undecided ? page.items.map(({ organizationId }) => organizationId) : []
        const hanging = await countHangingOnEach(tx, parts, params.countyCode, ids)
        return {
          ...page,
          items: page.items.map((row) => ({
            ...itemOf(row, { parentId: above, regionCode: seats }),
            hangs: (hanging.get(row.organizationId) ?? []).filter(isOver),
          })),
        }
      })
    },
  })

/** As closing by hand asks it. */
async function hangingOnMissing(
  tx: Transaction,
  parts: OrganizationsParts,
  row: ImportRow,
): Promise<Hanging[]> {
  if (row.state !== 'previewed' || !row.counts?.missing) return []
  const ids = await listIdsOfRows(tx, row, 'missing')
  return (await countHanging(tx, parts, row.countyCode, ids)).filter(isOver)
}

/** What is open below one of them is missing too, or else told by applying. */
function isOver({ key }: Hanging): boolean {
  return key !== 'branches'
}

/** @param queue of the county, in the order in which they are worked on */
function shown(
  row: ImportRow,
  queue: readonly string[],
  names: ReadonlyMap<string, string>,
  now: Date,
  language: Language,
): ImportShown {
  const { countyCode, id, fileName, side, state, progress, counts, faultCount, missing } = row
  const undoUntil =
    row.state === 'applied' && row.appliedAt
      ? new Date(row.appliedAt.getTime() + undoHours * 3_600_000)
      : null
  const why = row.why as keyof typeof failureWords | null
  return {
    countyCode,
    id,
    fileName,
    side: side as ImportShown['side'],
    state,
    progress,
    counts,
    faultCount,
    missing: missing as ImportShown['missing'],
    bytes: row.bytes,
    ahead: Math.max(0, queue.indexOf(row.id)),
    createdBy: names.get(row.createdBy) ?? (language === 'en' ? 'somebody' : '某人'),
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: undoUntil && undoUntil > now ? undoUntil.toISOString() : null,
    why: why === null ? null : { code: why, text: failureWords[why] },
    version: row.version,
  }
}

function namesOf(tx: Transaction, parts: OrganizationsParts, rows: readonly ImportRow[]) {
  return parts.namesOfUsers(tx, [...new Set(rows.map(({ createdBy }) => createdBy))])
}

function told(fault: Fault, language: Language) {
  const text = wrongInWords(fault, language === 'en' ? 'en' : 'zh', sheetWords)
  const { row, column, value, code } = fault
  return { row, column, value, code, text: language === 'zh-Hant' ? toTraditional(text) : text }
}

/** Of what lies beyond the reach the name alone, as the path above an organization tells it. */
async function namesAbove(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  rows: readonly StoredRow[],
) {
  const known = valuesOf(rows, 'parentId')
  const found = await listOrganizationsByIds(tx, countyCode, [...new Set(known)])
  const reached = new Set((await listReached(tx, countyCode, reach, known)).map(({ id }) => id))
  return new Map(
    found.map(({ id, code, name }) => [id, reached.has(id) ? `${code} ${name}` : name]),
  )
}

/** What rows say a field is, and was. */
function valuesOf(rows: readonly StoredRow[], field: 'parentId' | 'regionCode'): string[] {
  const values = rows.flatMap((row) => [saidBy(row)[field], row.before?.[field]])
  return values.filter((value): value is string => typeof value === 'string')
}

/** @param names by field and value, of what is told by its id or code */
function itemOf(row: StoredRow, names: Record<string, ReadonlyMap<string, string>>) {
  const { rowNumber, verdict, organizationId, code, name, before, hints } = row
  const values = saidBy(row)
  const said = (field: string, value: unknown) =>
    typeof value === 'string' ? (names[field]?.get(value) ?? value) : value
  return {
    row: verdict === 'missing' ? null : rowNumber,
    verdict,
    organizationId,
    code,
    name,
    fields: Object.keys(values).map((field) => ({
      field,
      old: said(field, before?.[field] ?? null) ?? null,
      new: said(field, values[field]) ?? null,
    })),
    hints: hints ?? [],
  }
}
