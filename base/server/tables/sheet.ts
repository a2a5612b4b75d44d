/** A table read through its columns: which header is which, and the cells of a row by the column's key. */
import { codePattern, namePattern } from '@lianjian/pairing'
import { isReadable, isShortened, nameText, plainText } from '#base/shared/clean-text.ts'
import { toSimplified } from '../search/simplified.ts'
import { headerKey } from './cell-text.ts'
import type { Choices } from './choices.ts'
import { dayOfText } from './day-text.ts'
import type { Fault, Phrase } from './fault.ts'
import { columnName, type Table } from './table.ts'

export interface Column {
  en: string
  zh: string
  /** Further headers that are understood. */
  also?: readonly string[]
  expected: Phrase
}

/** The fault of a code that a list has to hold, or null when it does. */
export type CodeCheck = (code: string) => Pick<Fault, 'code' | 'params'> | null

export interface Sheet<Key extends string> {
  rows: SheetRow<Key>[]
  has(key: Key): boolean
  /** By the position of the column. */
  fieldOf: ReadonlyMap<number, Key>
  faults: Fault[]
  /** Columns that were left out. */
  notices: Fault[]
  /** False when the file could not be read as a table with these columns, so nothing follows from its rows. */
  readable: boolean
}

/**
 * `required` columns must be there and filled in every row. A header that matches no column is told in
 * `notices`; one that matches a column found before is a fault.
 *
 * @param mapping what headers mean in this sheet whatever their names say, by `headerKey`; null: left out
 */
export function readSheet<Key extends string>(
  table: Table,
  columns: Record<Key, Column>,
  required: readonly NoInfer<Key>[],
  mapping: ReadonlyMap<string, NoInfer<Key> | null> = new Map(),
): Sheet<Key> {
  const faults = [...table.faults]
  const notices: Fault[] = []
  const places = new Map<Key, number>()
  const has = (key: Key) => places.has(key)
  const fieldOf = new Map<number, Key>()
  const unreadable = { rows: [], has, fieldOf, notices: [], readable: false }
  if (table.header.length === 0) return { ...unreadable, faults }

  const keys = keysByHeader(columns)
  for (const [header, key] of mapping) {
    if (key === null) keys.delete(header)
    else keys.set(header, key)
  }
  table.header.forEach((header, at) => {
    const key = keys.get(headerKey(header)) ?? keys.get(headerKey(toSimplified(header)))
    const column = columnName(table.header, at)
    const fault = { file: table.file, row: 1, column, value: header, params: {} }
    if (key === undefined) {
      if (header !== '' && !mapping.has(headerKey(header)))
        notices.push({ ...fault, code: 'unknown-column' })
    } else if (places.has(key)) {
      // The table has already reported headers that are the same to the letter.
      const other = table.header[places.get(key) as number] as string
      if (other !== header) faults.push({ ...fault, code: 'same-column', params: { other } })
    } else {
      places.set(key, at)
      fieldOf.set(at, key)
    }
  })

  // Without a single known column every cell would be a fault, and none of them would help.
  if (places.size === 0) return { ...unreadable, faults: notThisTable(table, columns, keys) }

  const missing = required.filter((key) => !places.has(key))
  for (const key of missing) {
    const { zh, en } = columns[key]
    const name = { zh, en }
    faults.push({
      file: table.file,
      row: 1,
      column: null,
      value: null,
      code: 'column-missing',
      params: { name },
    })
  }
  const context = { table, columns, places, required: new Set(required), faults }
  const rows = table.rows.map(({ row, cells }) => new SheetRow<Key>(row, cells, context))
  return { rows, has, fieldOf, faults, notices, readable: true }
}

function keysByHeader<Key extends string>(columns: Record<Key, Column>): Map<string, Key> {
  const keys = new Map<string, Key>()
  for (const key of Object.keys(columns) as Key[]) {
    const { en, zh, also = [] } = columns[key]
    for (const header of [en, zh, ...also]) keys.set(headerKey(header), key)
  }
  return keys
}

function notThisTable<Key extends string>(
  table: Table,
  columns: Record<Key, Column>,
  keys: Map<string, Key>,
): Fault[] {
  const own = table.faults.filter(({ code }) => code !== 'outside-header')
  const all = Object.values<Column>(columns)
  const names = { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') }
  // A title above the header is a habit of printed lists.
  const below = table.rows
    .slice(0, 5)
    .find(({ cells }) => cells.some((cell) => cell && keys.has(headerKey(cell))))
  const place = { file: table.file, column: null, value: null }
  const told = below
    ? { ...place, row: below.row, code: 'header-below', params: {} }
    : { ...place, row: 1, code: 'header-unknown', params: { names } }
  return [...own, told]
}

interface Context<Key extends string> {
  table: Table
  columns: Record<Key, Column>
  places: Map<Key, number>
  required: Set<Key>
  faults: Fault[]
}

/** Each reading returns undefined for an empty or faulty cell, and adds the fault. */
export class SheetRow<Key extends string> {
  readonly row: number
  readonly #cells: (string | null)[]
  readonly #context: Context<Key>

  constructor(row: number, cells: (string | null)[], context: Context<Key>) {
    this.row = row
    this.#cells = cells
    this.#context = context
  }

  /** @param most characters */
  name(key: Key, most = 200): string | undefined {
    const text = this.#filled(key)
    if (text === undefined) return undefined
    const name = nameText(text)
    const isFit = name.length <= most && namePattern.test(name) && isReadable(name)
    return isFit ? name : this.#wrong(key)
  }

  /** @param most characters, where a code may stand beside what says of which kind it is */
  code(key: Key, most = 100): string | undefined {
    const text = this.#filled(key)
    if (text === undefined) return undefined
    const code = plainText(text)
    if (isShortened(code)) return this.fault(key, 'number-shortened')
    // A code goes out again in CSV files, where these would start a formula.
    const isFit = code.length <= most && !/^[=+\-@]/.test(code) && codePattern.test(code)
    return isFit ? code : this.#wrong(key)
  }

  integer(key: Key, from: number, to: number): number | undefined {
    const text = this.#filled(key)
    if (text === undefined) return undefined
    const digits = plainText(text)
    const value = Number(digits)
    return /^\d{1,10}$/.test(digits) && value >= from && value <= to ? value : this.#wrong(key)
  }

  /** Yuan as people write them, 1,200.50, in fen; no more than so many fen. */
  fen(key: Key, most: number): number | undefined {
    const text = this.#filled(key)
    if (text === undefined) return undefined
    const [, yuan = '', rest = ''] =
      /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plainText(text).replace(/[,，\s元]/g, '')) ?? []
    const fen = Number(yuan) * 100 + Number(rest.padEnd(2, '0'))
    return yuan !== '' && fen <= most ? fen : this.#wrong(key)
  }

  /** Of several lines perhaps. */
  passage(key: Key, most: number): string | undefined {
    const text = this.#filled(key)?.trim()
    if (text === undefined) return undefined
    return text.length <= most && isReadable(text) ? text : this.#wrong(key)
  }

  /** Asia/Shanghai date. */
  day(key: Key): string | undefined {
    const text = this.#filled(key)
    return text === undefined ? undefined : (dayOfText(plainText(text)) ?? this.#wrong(key))
  }

  choice<Code extends string>(key: Key, choices: Choices<Code>): Code | undefined {
    const text = this.#filled(key)
    return text === undefined ? undefined : (choices.find(text) ?? this.#wrong(key))
  }

  /** Each code once, in the order written; an empty cell is an empty list: nothing asked for or offered. */
  choices<Code extends string>(key: Key, choices: Choices<Code>): Code[] | undefined {
    const text = this.#text(key)
    if (text === undefined) return undefined
    const found = new Set<Code>()
    for (const item of plainText(text).split(/[;,、\n]/)) {
      if (item.trim() === '') continue
      const code = choices.find(item)
      if (code === undefined) return this.#wrong(key, item.trim())
      found.add(code)
    }
    return [...found]
  }

  /** A code that is held against a list. */
  checkedCode(key: Key, check: CodeCheck): string | undefined {
    const text = this.#filled(key)
    if (text === undefined) return undefined
    const code = plainText(text)
    if (isShortened(code)) return this.fault(key, 'number-shortened')
    const fault = check(code)
    return fault === null ? code : this.fault(key, fault.code, fault.params)
  }

  /** Adds a fault about this row's cell. */
  fault(key: Key, code: string, params: Record<string, string | number | Phrase> = {}): undefined {
    const { table, places, faults } = this.#context
    const at = places.get(key)
    faults.push({
      file: table.file,
      row: this.row,
      column: at === undefined ? null : columnName(table.header, at),
      value: at === undefined ? null : (this.#cells[at] ?? null),
      code,
      params,
    })
    return undefined
  }

  /** Undefined for a cell or a column that is not there or has been reported already. */
  #text(key: Key): string | undefined {
    const at = this.#context.places.get(key)
    return at === undefined ? undefined : (this.#cells[at] ?? undefined)
  }

  #filled(key: Key): string | undefined {
    const text = this.#text(key)
    if (text !== '') return text
    const { columns, required } = this.#context
    return required.has(key)
      ? this.fault(key, 'cell-empty', { expected: columns[key].expected })
      : undefined
  }

  #wrong(key: Key, item?: string): undefined {
    const { expected } = this.#context.columns[key]
    return item === undefined
      ? this.fault(key, 'not-expected', { expected })
      : this.fault(key, 'item-not-expected', { item, expected })
  }
}
