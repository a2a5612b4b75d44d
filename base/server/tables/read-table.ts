/** Reads one table from the bytes of a CSV file or an .xlsx, and says everything that is wrong with it. */

import { nameText } from '#base/shared/clean-text.ts'
import { findIdentityNumber } from '#base/shared/identity-number.ts'
import { isPlainText } from '#base/shared/plain-text.ts'
import { type Fault, Refusal } from './fault.ts'
import { type FileKind, findFileKind } from './file-kind.ts'
import { fileLimits } from './limits.ts'
import { columnName, type RawTable, type Table, type TableRow } from './table.ts'

/** A file by the name its owner knows it by. */
export interface SourceFile {
  name: string
  bytes: Uint8Array
}

/**
 * CSV in UTF-8, GB18030 or marked UTF-16, separated by comma, tab or semicolon, or an .xlsx (the sheet named,
 * otherwise the first visible one), told apart by content. The first row is the header; blank rows are passed
 * over and still counted. Bad input never throws: it comes back in `faults`. Formulas, merged cells, error
 * values, identity-card numbers and characters that no database holds are faults, and their cells null.
 */
export async function readTable(file: SourceFile, sheetName?: string): Promise<Table> {
  try {
    if (file.bytes.length > fileLimits.bytes) throw tooLarge(file.bytes.length)
    return build(file.name, await readRaw(file.bytes, sheetName))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { file: file.name, header: [], rows: [], faults: [refusalFault(file.name, error)] }
  }
}

/** The same of rows that came without a file: pasted, the first one the header. */
export function tableOfRows(name: string, rows: string[][]): Table {
  try {
    return build(name, { rows, faults: [] })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { file: name, header: [], rows: [], faults: [refusalFault(name, error)] }
  }
}

/** For callers who can tell the size before they read the file. `bytes` is what it has. */
export function tooLarge(bytes: number): Refusal {
  const mebibytes = (count: number) => Math.ceil(count / 1024 / 1024)
  return new Refusal('file-too-large', {
    size: mebibytes(bytes),
    most: mebibytes(fileLimits.bytes),
  })
}

export function refusalFault(file: string, { code, params, row }: Refusal): Fault {
  return { file, row, column: null, value: null, code, params }
}

async function readRaw(bytes: Uint8Array, sheetName?: string): Promise<RawTable> {
  if (bytes.length === 0) throw new Refusal('empty-file')
  const kind: FileKind = findFileKind(bytes)
  // Loaded when needed: most files are of one kind, and a command's start counts.
  if (kind === 'zip') return (await import('./read-xlsx.ts')).readXlsx(bytes, sheetName)
  if (kind === 'text') return (await import('./read-csv.ts')).readCsv(bytes)
  throw new Refusal(kind === 'encrypted' ? 'file-encrypted' : `file-${kind}`)
}

function build(file: string, raw: RawTable): Table {
  const [first = [], ...rest] = raw.rows
  const isBlank = (cells: (string | null)[]) => cells.every((cell) => cell === '')
  if (raw.rows.every(isBlank)) throw new Refusal('empty-file')
  if (isBlank(first)) throw new Refusal('header-missing')

  const found: Fault[] = []
  const width = headerWidth(first)
  if (width > fileLimits.columns)
    throw new Refusal('too-many-columns', { most: fileLimits.columns })
  const header: string[] = []
  const add = (row: number, at: number, value: string | null, code: string, params = {}) =>
    found.push({ file, row, column: columnName(header, at), value, code, params })

  for (let at = 0; at < width; at++) {
    const cell = first[at] ?? ''
    if (cell.length > fileLimits.cell)
      throw new Refusal('cell-too-long', { most: fileLimits.cell }, 1)
    const hidden = findIdentityNumber(cell)
    const isPlain = isPlainText(cell)
    header.push(hidden === null && isPlain ? nameText(cell) : '')
    if (hidden !== null) add(1, at, hidden, 'identity-number')
    else if (!isPlain) add(1, at, null, 'characters')
  }
  const seen = new Set<string>()
  header.forEach((name, at) => {
    if (name !== '' && seen.has(name)) add(1, at, name, 'duplicate-header')
    seen.add(name)
  })
  for (const fault of raw.faults) {
    const { row, column, value, code, params } = fault
    const hidden = value === null ? null : findIdentityNumber(value)
    const told = value === null || isPlainText(value) ? value : null
    add(row, column, hidden ?? told, code, params)
  }

  const rows: TableRow[] = []
  rest.forEach((cells, index) => {
    if (isBlank(cells)) return
    const row = index + 2
    let outside: { at: number; cell: string } | undefined
    // In place: of a large table every copy counts.
    cells.forEach((cell, at) => {
      if (!cell) return
      const hidden = cell.length > fileLimits.cell ? undefined : findIdentityNumber(cell)
      const isPlain = isPlainText(cell)
      if (hidden === null && isPlain && at < width) return
      if (hidden === undefined) add(row, at, null, 'cell-too-long', { most: fileLimits.cell })
      else if (hidden !== null) add(row, at, hidden, 'identity-number')
      else if (!isPlain) add(row, at, null, 'characters')
      else outside ??= { at, cell }
      cells[at] = null
    })
    // Once for the row: a comma too many moves all that follow it.
    if (outside) add(row, outside.at, outside.cell, 'outside-header')
    while (cells.length < width) cells.push('')
    cells.length = width
    rows.push({ row, cells })
  })
  // As somebody reads the sheet: row by row.
  found.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { file, header, rows, faults: found }
}

function headerWidth(first: (string | null)[]): number {
  let width = first.length
  while (width > 0 && !first[width - 1]) width--
  return width
}
