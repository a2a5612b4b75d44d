/** The cells of a list of offers, as far as they can be read without knowing anything else. */
import { readSheet, type Sheet, type SheetRow } from '#base/server/tables/sheet.ts'
import type { Table } from '#base/server/tables/table.ts'
import {
  largestAmount,
  largestQuantity,
  mostPlaces,
  type OfferFields,
} from '../../../shared/offer-schema.ts'
import { findPersonalNumbers } from '../../../shared/personal-numbers.ts'
import {
  categoryChoices,
  needChoices,
  type OfferColumn,
  offerColumns,
  required,
} from './columns.ts'

export interface ReadRow {
  at: SheetRow<OfferColumn>
  number: number | undefined
  unitCode: string | undefined
  contact: string | undefined
  /** Undefined when a cell that it needs is wrong; the fault is told. */
  said: Omit<OfferFields, 'contactPostId'> | undefined
}

const largestNumber = 1_000_000

export function readRows(table: Table): { sheet: Sheet<OfferColumn>; rows: ReadRow[] } {
  const sheet = readSheet(table, offerColumns, required)
  return { sheet, rows: sheet.rows.map((at) => readRow(at, sheet)) }
}

function readRow(at: SheetRow<OfferColumn>, { faults }: Sheet<OfferColumn>): ReadRow {
  const before = faults.length
  const number = at.integer('number', 1, largestNumber)
  const unitCode = at.code('unitCode')
  const needs = at.choices('needs', needChoices)
  const category = at.choice('category', categoryChoices)
  const title = withoutNumbers(at, 'title', at.name('title', 60))
  const said = {
    content: withoutNumbers(at, 'content', at.passage('content', 500)) ?? null,
    quantity: at.integer('quantity', 1, largestQuantity) ?? null,
    quantityUnit: at.name('quantityUnit', 10) ?? null,
    amountFen: at.fen('amountFen', largestAmount) ?? null,
    fromDay: at.day('fromDay') ?? null,
    untilDay: at.day('untilDay') ?? null,
    times: withoutNumbers(at, 'times', at.name('times', 60)) ?? null,
    conditions: withoutNumbers(at, 'conditions', at.passage('conditions', 500)) ?? null,
    places: at.integer('places', 1, mostPlaces) ?? null,
  }
  const contact = at.name('contact', 60)
  if (needs?.length === 0 && faults.length === before) at.fault('needs', 'needs-empty')
  const whole = faults.length === before && category && title && needs
  return {
    ...{ at, number, unitCode, contact },
    said: whole ? { ...said, category, title, needs } : undefined,
  }
}

function withoutNumbers(
  at: SheetRow<OfferColumn>,
  key: OfferColumn,
  text: string | undefined,
): string | undefined {
  if (text === undefined || findPersonalNumbers(text).length === 0) return text
  return at.fault(key, 'personal-number')
}
