/** A table to organizations as it states them. Pure: what the registry says about them comes after. */
import { headerKey } from '#base/server/tables/cell-text.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { readSheet, type SheetRow } from '#base/server/tables/sheet.ts'
import type { Table } from '#base/server/tables/table.ts'
import { creditCodeFault, readCreditCode } from '../../../shared/credit-code.ts'
import { largestCount } from '../../../shared/file-columns.ts'
import type { Kind, Side } from '../../../shared/words.ts'
import type { TakenColumn } from '../import.ts'
import {
  type AnyField,
  columnsOf,
  functionChoices,
  isProgrammeField,
  levelChoices,
  requiredFields,
  type SheetField,
} from './columns.ts'

export interface Stated {
  row: number
  code: string
  name: string
  kind: Kind
  regionCode: string
  /** As written; undefined when the sheet has no such column, null when the cell is empty. */
  parentCode?: string | null
  parentName?: string | null
  level?: string | null
  function?: string | null
  socialCreditCode?: string | null
  members?: number | null
  households?: number | null
  /** To add a fault about one of its cells. */
  fault: SheetRow<AnyField>['fault']
}

export interface OrganizationSheet {
  stated: Stated[]
  /** Grows while the registry is asked. */
  faults: Fault[]
  notices: Fault[]
  columns: TakenColumn[]
}

/** A mapping by hand: header to field, or to nothing when the column is to be left out. */
export type Mapping = ReadonlyMap<string, AnyField | null>

export function readOrganizations(table: Table, side: Side, mapping: Mapping): OrganizationSheet {
  const { columns, kinds } = columnsOf(side)
  const sheet = readSheet<AnyField>(table, columns, requiredFields, mapping)
  const taken = columnsTaken(table.header, sheet.fieldOf, mapping)
  const notices = [...sheet.notices, ...waiting(table, taken)]
  if (sheet.readable && sheet.rows.length === 0) {
    const nothing = { file: table.file, row: null, column: null, value: null, params: {} }
    sheet.faults.push({ ...nothing, code: 'no-rows' })
  }
  const codes = new Map<string, number>()
  const stated = sheet.rows.flatMap((row) => stateOf(row, sheet.has, kinds, codes) ?? [])
  return { stated, faults: sheet.faults, notices, columns: taken }
}

type Row = SheetRow<AnyField>

/** @returns undefined when a needed cell has a fault; every cell has been looked at all the same */
function stateOf(
  row: Row,
  has: (field: AnyField) => boolean,
  kinds: ReturnType<typeof columnsOf>['kinds'],
  codes: Map<string, number>,
): Stated | undefined {
  const needed = {
    code: row.code('code'),
    name: row.name('name'),
    kind: row.choice('kind', kinds),
    regionCode: row.code('regionCode'),
  }
  const given = <T>(field: SheetField | 'parentName', read: () => T | undefined) =>
    has(field) ? { [field]: read() ?? null } : {}
  const more = {
    ...given('parentCode', () => row.code('parentCode')),
    ...given('parentName', () => row.name('parentName')),
    ...given('level', () => row.choice('level', levelChoices)),
    ...given('function', () => row.choice('function', functionChoices)),
    ...given('socialCreditCode', () => creditCodeOf(row)),
    ...given('members', () => row.integer('members', 0, largestCount)),
    ...given('households', () => row.integer('households', 0, largestCount)),
  }
  if (needed.code !== undefined) {
    const first = codes.get(needed.code)
    if (first === undefined) codes.set(needed.code, row.row)
    else {
      row.fault('code', 'duplicate-code', { first })
      return undefined
    }
  }
  if (Object.values(needed).includes(undefined)) return undefined
  const fault: Row['fault'] = (...about) => row.fault(...about)
  return { ...(needed as Stated), ...more, row: row.row, fault }
}

function creditCodeOf(row: Row): string | undefined {
  const text = row.code('socialCreditCode')
  if (text === undefined) return undefined
  const code = readCreditCode(text)
  return creditCodeFault(code) === 'form' ? row.fault('socialCreditCode', 'credit-code') : code
}

function columnsTaken(
  header: readonly string[],
  fieldOf: ReadonlyMap<number, AnyField>,
  mapping: Mapping,
): TakenColumn[] {
  return header.flatMap((name, at): TakenColumn[] => {
    if (name === '') return []
    const field = fieldOf.get(at)
    const byHand = mapping.has(headerKey(name))
    if (field === undefined)
      return [{ header: name, field: null, how: byHand ? 'mapping' : 'unknown' }]
    if (byHand) return [{ header: name, field, how: 'mapping' }]
    return [{ header: name, field, how: isProgrammeField(field) ? 'programme' : 'name' }]
  })
}

function waiting(table: Table, taken: readonly TakenColumn[]): Fault[] {
  return taken
    .filter(({ field }) => field !== null && isProgrammeField(field))
    .map(({ header }) => ({
      file: table.file,
      row: 1,
      column: header,
      value: header,
      code: 'programme-column',
      params: {},
    }))
}
