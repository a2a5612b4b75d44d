/** The filtered list as a sheet that can be brought again unchanged. Sent as it is read. */
import { Readable } from 'node:stream'
import { dayOf } from '#base/server/clock.ts'
import { type Context, type Route, route } from '#base/server/http/route.ts'
import { whileAllowed } from '#base/server/http/while-allowed.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import { type WrittenCell, writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import { type Category, offerStateWords } from '../../../shared/offer-words.ts'
import { exportOffersInput } from '../../../shared/sheet-schema.ts'
import { filterOf } from '../../offers/list-offers.ts'
import { seeingOf } from '../../offers/seeing.ts'
import { listOffers, type OfferShown } from '../../offers/store.ts'
import { inLanguage } from '../in-language.ts'
import {
  categoryChoices,
  columnKeys,
  needChoices,
  type OfferColumn,
  offerColumns,
} from './columns.ts'

/** Large enough that the database is asked seldom, small enough that no other request waits for one. */
const batch = 2000

const access = { capability: 'needs.read' } as const
const name = { zh: '资源清单', en: 'offers' }

export const exportOffersCsv: Route = route({
  method: 'GET',
  path: '/api/offers/export.csv',
  summary: 'The filtered list of offers as CSV, with headers that can be brought again',
  access,
  input: exportOffersInput,
  output: { file: 'text/csv; charset=utf-8' },
  async handle(context) {
    const { language, now } = context
    async function* lines() {
      // The mark lets Excel read it as UTF-8.
      yield `\ufeff${writeCsvRow(headersIn(language))}`
      for await (const rows of whileAllowed(context, batchesOf(context))) {
        yield rows.map((row) => writeCsvRow(row.map((cell) => cell ?? ''))).join('')
      }
    }
    return {
      content: Readable.from(lines()),
      name: `${inLanguage(name, language)}-${dayOf(now)}.csv`,
    }
  },
})

export const exportOffersXlsx: Route = route({
  method: 'GET',
  path: '/api/offers/export.xlsx',
  summary: 'The filtered list of offers as a workbook, with headers that can be brought again',
  access,
  input: exportOffersInput,
  output: { file: xlsxType },
  async handle(context) {
    const { language, now } = context
    async function* rows(): AsyncGenerator<WrittenCell[]> {
      yield headersIn(language)
      for await (const some of whileAllowed(context, batchesOf(context))) yield* some
    }
    const columns = columnKeys.map((key) => ({ width: wide.includes(key) ? 36 : 14 }))
    const sheet = { name: inLanguage(name, language), columns, rows: rows() }
    const file = `${inLanguage(name, language)}-${dayOf(now)}.xlsx`
    return { content: Readable.from(writeXlsx([sheet])), name: file }
  },
})

const wide: readonly OfferColumn[] = ['title', 'content', 'conditions', 'unit']

function headersIn(language: Language): string[] {
  return columnKeys.map((key) => inLanguage(offerColumns[key], language))
}

type Cells = (string | number | null)[]
type Asked = Context<typeof exportOffersInput, typeof access>

/** Each in a transaction of its own: whoever downloads slowly keeps none open. */
async function* batchesOf({ read, actor, query, language }: Asked): AsyncGenerator<Cells[]> {
  const reach = actor.reach('needs.read')
  const seeing = seeingOf(reach, query.county)
  let after: string[] | undefined
  for (;;) {
    const cells = await read(reach.scope, async (tx) => {
      const filter = await filterOf(tx, seeing.counties, query)
      const rows = await listOffers(tx, seeing, filter, { after, limit: batch })
      const last = rows.at(-1)
      after = last && [last.countyCode, last.id]
      const ids = [...new Set(rows.map(({ organizationId }) => organizationId))]
      const units = await listOrganizationsAmong(tx, seeing.counties, ids)
      const codes = new Map(units.map(({ id, code }) => [id, code]))
      return rows.map((row) => cellsOf(row, codes.get(row.organizationId) ?? '', language))
    })
    if (cells.length > 0) yield cells
    if (cells.length < batch) return
  }
}

function cellsOf(row: OfferShown, unitCode: string, language: Language): Cells {
  const yuan = row.amountFen === null ? null : (row.amountFen / 100).toFixed(2)
  const cells: Record<OfferColumn, string | number | null> = {
    ...row,
    ...{ unitCode, unit: row.organizationName, amountFen: yuan, contact: row.contactTitle },
    category: inLanguage(categoryChoices.name(row.category as Category), language),
    needs: row.needs
      .map((code) =>
        inLanguage(needChoices.name(code as Parameters<typeof needChoices.name>[0]), language),
      )
      .join(language === 'en' ? ';' : '；'),
    state: inLanguage(offerStateWords[row.state], language),
  }
  return columnKeys.map((key) => cells[key])
}
