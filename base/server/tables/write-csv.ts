/** Rows to CSV text, safe to open in a spreadsheet. */

import { guarded } from './cell-text.ts'

const number = /^[+-]?\d+(\.\d+)?$/

/**
 * RFC 4180 quoting: cells holding a comma, a quote or a line break are quoted; so are those holding another of the
 * separators by which readers guess how a file is separated. Lines end in LF, which spreadsheets and line tools both
 * read. Text that a spreadsheet would run as a formula gets a leading apostrophe, which `readTable` takes back; numbers
 * are left alone.
 * `mark` puts a byte-order mark first, without which Excel reads UTF-8 as the system's own encoding.
 */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
  { mark = false }: { mark?: boolean } = {},
): string {
  const lines = [writeCsvRow(header)]
  for (const row of rows) lines.push(writeCsvRow(row))
  return `${mark ? '\ufeff' : ''}${lines.join('')}`
}

/** One line with its line end, for exports that are sent row by row. */
export function writeCsvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\n`
}

function cellOf(value: string | number): string {
  const text = String(value)
  const safe = guarded.test(text) && !number.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
