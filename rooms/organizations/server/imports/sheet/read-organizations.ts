/** A table to organizations as it states them. Pure: what the registry says about them comes after. */
import { headerKey } from '#base/server/tables/cell-text.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { readSheet, type SheetRow } from '#base/server/tables/sheet.ts'
import type { Table } from '#base/server/tables/table.ts'
import { creditCodeFault, readCreditCode } from '../../../shared/credit-code.ts'
import { largestCount } from '../../../shared/file-columns.ts'
import { type Kind, type Side, sideWords } from '../../../shared/words.ts'
import type { TakenColumn } from '../import.ts'
import {
  type AnyField,
  columnsOf,
  functionChoices,
  isProgrammeField,
  isSideHeader,
  levelChoices,
  requiredFields,
  type SheetField,
  sideCalled,
  splitQualified,
} from './columns.ts'

export interface Stated extends Unsound {
  code: string
  name: string
  kind: Kind
  regionCode: string
  level: string | null | undefined
  function: string | null | undefined
  socialCreditCode: string | null | undefined
  members: number | null | undefined
  households: number | null | undefined
}

/**
 * A row without one of the cells that it needs, or with the code of another: what it says all the same is held
 * against the registry, so that every fault is told at once.
 */
export interface Unsound {
  row: number
  code: string | undefined
  name: string | undefined
  kind: Kind | undefined
  regionCode: string | undefined
  /** As written; undefined when the sheet has no such column, null when the cell is empty. */
  parentCode: string | null | undefined
  parentName: string | null | undefined
  /** To add a fault about one of its cells. */
  fault: SheetRow<AnyField>['fault']
}

export interface OrganizationSheet {
  file: string
  stated: Stated[]
  unsound: Unsound[]
  /** Grows while the registry is asked. */
  faults: Fault[]
  notices: Fault[]
  columns: TakenColumn[]
}

/** A mapping by hand: header to field, or to nothing when the column is to be left out. */
export type Mapping = ReadonlyMap<string, AnyField | null>

/** A code of another side has that before it, and a name may stand there too. */
const mostAbove = 220

export function readOrganizations(table: Table, side: Side, mapping: Mapping): OrganizationSheet {
  const { columns, kinds } = columnsOf(side)
  const sheet = readSheet<AnyField>(table, columns, requiredFields, mapping)
  const taken = columnsTaken(table.header, sheet.fieldOf, mapping)
  if (sheet.readable && sheet.rows.length === 0) {
    const nothing = { file: table.file, row: null, column: null, value: null, params: {} }
    sheet.faults.push({ ...nothing, code: 'no-rows' })
  }
  const others = ofOtherSides(table, side)
  // Each of their cells would be held against the wrong side, and what is to be done is one thing.
  if (others) {
    return {
      file: table.file,
      stated: [],
      unsound: [],
      faults: [others],
      notices: [],
      columns: taken,
    }
  }
  const codes = new Map<string, number>()
  const stated: Stated[] = []
  const unsound: Unsound[] = []
  for (const row of sheet.rows) {
    const read = stateOf(row, sheet.has, kinds, codes)
    if (isSound(read)) stated.push(read)
    else unsound.push(read)
  }
  const notices = [
    ...sheet.notices,
    ...waiting(table, taken),
    ...doubtfulCodes(table, sheet.fieldOf, stated),
  ]
  return { file: table.file, stated, unsound, faults: sheet.faults, notices, columns: taken }
}

/** An export of everything says of each row of which side it is; a sheet that is imported is of one. */
function ofOtherSides(table: Table, side: Side): Fault | undefined {
  const at = table.header.findIndex((header) => isSideHeader(header))
  if (at < 0) return undefined
  const others = table.rows.flatMap(({ cells }) => {
    const said = sideCalled(cells[at] ?? '')
    return said === undefined || said === side ? [] : said
  })
  if (others.length === 0) return undefined
  const named = [...new Set(others)]
  const names = { zh: named.map((each) => sideWords[each].zh).join('、'), en: named.join(', ') }
  const column = table.header[at] ?? null
  const params = { count: others.length, names, own: { zh: sideWords[side].zh, en: side } }
  return { file: table.file, row: null, column, value: null, code: 'other-sides', params }
}

/** Kept as they are: early trial codes end in a wrong character, and a branch may be given the code of its unit. */
function doubtfulCodes(
  table: Table,
  fieldOf: ReadonlyMap<number, AnyField>,
  stated: readonly Stated[],
): Fault[] {
  const [at] = [...fieldOf].find(([, field]) => field === 'socialCreditCode') ?? []
  if (at === undefined) return []
  const column = table.header[at] ?? null
  const firstRow = new Map<string, number>()
  return stated.flatMap(({ row, socialCreditCode: value }) => {
    if (value == null) return []
    const about = { file: table.file, row, column, value }
    const first = firstRow.get(value)
    if (first === undefined) firstRow.set(value, row)
    return [
      ...(creditCodeFault(value) === 'check'
        ? [{ ...about, code: 'credit-code-check', params: {} }]
        : []),
      ...(first === undefined ? [] : [{ ...about, code: 'credit-code-twice', params: { first } }]),
    ]
  })
}

type Row = SheetRow<AnyField>
type Read = Unsound & Omit<Stated, keyof Unsound>

function isSound(read: Read): read is Stated {
  return requiredFields.every((field) => read[field] !== undefined)
}

function stateOf(
  row: Row,
  has: (field: AnyField) => boolean,
  kinds: ReturnType<typeof columnsOf>['kinds'],
  codes: Map<string, number>,
): Read {
  const given = <T>(field: SheetField | 'parentName', value: T | undefined) =>
    has(field) ? (value ?? null) : undefined
  const code = ownCode(row)
  const first = code === undefined ? undefined : codes.get(code)
  if (first !== undefined) row.fault('code', 'duplicate-code', { first })
  else if (code !== undefined) codes.set(code, row.row)
  return {
    row: row.row,
    code: first === undefined ? code : undefined,
    name: row.name('name'),
    kind: row.choice('kind', kinds),
    regionCode: row.code('regionCode'),
    parentCode: given('parentCode', row.code('parentCode', mostAbove)),
    parentName: given('parentName', row.name('parentName')),
    level: given('level', row.choice('level', levelChoices)),
    function: given('function', row.choice('function', functionChoices)),
    socialCreditCode: given('socialCreditCode', creditCodeOf(row)),
    members: given('members', row.integer('members', 0, largestCount)),
    households: given('households', row.integer('households', 0, largestCount)),
    fault: (...about) => row.fault(...about),
  }
}

/** One that would be read as of another side, where it names what is above, is nobody's. */
function ownCode(row: Row): string | undefined {
  const code = row.code('code')
  if (code === undefined || splitQualified(code).side === undefined) return code
  return row.fault('code', 'code-qualified')
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
