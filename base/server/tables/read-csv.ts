/** CSV text to raw rows. */
import { CsvError, parse } from 'csv-parse/sync'
import { nameText } from '#base/shared/clean-text.ts'
import { guarded } from './cell-text.ts'
import { decodeText } from './decode-text.ts'
import { Refusal } from './fault.ts'
import { fileLimits } from './limits.ts'
import type { RawTable } from './table.ts'

/** Throws a Refusal for what is not a CSV file or exceeds the limits. */
export function readCsv(bytes: Uint8Array): RawTable {
  const text = decodeText(bytes)
  const rows = parseRecords(text)
  if (rows.length > fileLimits.rows + 1)
    throw new Refusal('too-many-rows', { most: fileLimits.rows })
  return { rows, faults: [] }
}

function parseRecords(text: string): string[][] {
  let row = 0
  let cells = 0
  /** A row cleaned, without the empty cells at its end, which spreadsheets write by the thousand. */
  const cleaned = (record: string[]): string[] => {
    row++
    cells += record.length
    if (cells > fileLimits.cells) throw new Refusal('too-many-cells', { most: fileLimits.cells })
    let width = record.length
    while (width > 0 && record[width - 1] === '') width--
    if (width > fileLimits.columns) {
      throw new Refusal('too-many-columns', { most: fileLimits.columns }, row)
    }
    record.length = width
    for (let at = 0; at < width; at++) record[at] = cellOf(record[at] as string)
    return record
  }
  const delimiter = findDelimiter(text)
  const lines = plainLines(text)
  // Counted row by row: a file of separators alone would be tens of millions of cells at once.
  if (lines) return lines.map((line) => cleaned(line.split(delimiter)))
  try {
    return parse(text, {
      on_record: cleaned,
      delimiter,
      // All three, because files that passed through several hands mix them.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // Excel reads a quote inside an unquoted cell as itself.
      relax_quotes: true,
      max_record_size: fileLimits.record,
      to: fileLimits.rows + 2,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = Number(error.records ?? 0) + 1
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Refusal('quote-not-closed', {}, row)
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      // The likeliest cause of an endless row is a quote that nobody closed.
      throw new Refusal('row-too-long', { most: fileLimits.record }, row)
    }
    throw new Refusal('not-csv', {}, row)
  }
}

/**
 * Without a quote every separator is one, and the text need not be read letter by letter: a tenth of the time. What
 * goes beyond a limit is left to the parser, which says so.
 */
function plainLines(text: string): string[] | undefined {
  if (text.includes('"')) return undefined
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  const isLarge = lines.length > fileLimits.rows || lines.some((line) => line.length > longestLine)
  return isLarge ? undefined : lines
}

/** In characters, of which each is four bytes at most. */
const longestLine = fileLimits.record / 4

/** The separator seen most often in the first row, outside quotes; a comma when there is none. */
function findDelimiter(text: string): string {
  const counts = new Map([
    [',', 0],
    ['\t', 0],
    [';', 0],
  ])
  let quoted = false
  const end = Math.min(text.length, fileLimits.record)
  for (let at = 0; at < end; at++) {
    const char = text[at] as string
    if (char === '"') quoted = !quoted
    if (quoted) continue
    if (char === '\n' || char === '\r') break
    const count = counts.get(char)
    if (count !== undefined) counts.set(char, count + 1)
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** Takes back the apostrophe that `writeCsv` puts before what a spreadsheet would take for a formula. */
function cellOf(text: string): string {
  return nameText(text.startsWith("'") && guarded.test(text) ? text.slice(1) : text)
}
