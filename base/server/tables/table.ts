/** One table as a person sees it in a spreadsheet: text cells, with the places they came from. */
import type { Fault } from './fault.ts'

export interface TableRow {
  /** As the spreadsheet counts, the header being row 1. */
  row: number
  /** One per header column; '' is an empty cell, null one about which a fault has already been reported. */
  cells: (string | null)[]
}

export interface Table {
  file: string
  /** As written, trimmed; '' where the header cell is empty or was refused. */
  header: string[]
  /** Rows that hold something, in file order. */
  rows: TableRow[]
  faults: Fault[]
}

/** What a reader hands on before header and rows are told apart. */
export interface RawTable {
  /** By row number minus 1; absent rows are empty. Cells by column index; a hole or '' is an empty cell. */
  rows: (string | null)[][]
  faults: RawFault[]
}

/** A fault whose column is still an index, because its header may come later in the file. */
export interface RawFault {
  row: number
  column: number
  value: string | null
  code: string
  params: Fault['params']
}

/** A, B, … Z, AA, … as spreadsheets name columns; `index` counts from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** The name under which a fault speaks of a column. */
export function columnName(header: string[], index: number): string {
  return header[index] || columnLetters(index)
}
