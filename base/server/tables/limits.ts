/**
 * How large a file people may bring. A county's largest roster is some ten thousand rows and an import of
 * 100,000 rows takes about 10 MB as CSV, so these leave room and still bound memory and time.
 */
const mebibyte = 1024 * 1024

export const fileLimits = {
  /** Bytes of the file as it stands on disk. */
  bytes: 32 * mebibyte,
  rows: 200_000,
  columns: 200,
  /** Cells of a table, empty ones included, and in an .xlsx those that merges cover: some four seconds of reading. */
  cells: 4_000_000,
  /** Characters of all cells together, a shared text counted in every cell that shows it: what a CSV file can hold. */
  text: 32 * mebibyte,
  /** Characters of one cell; Excel's own limit. */
  cell: 32_767,
  /** Characters of one CSV row. */
  record: mebibyte,
  /** Files inside an .xlsx. */
  entries: 2_000,
  /** Bytes of an .xlsx once inflated, all entries together. */
  inflated: 128 * mebibyte,
  /** Inflated over packed, for entries above a mebibyte: sheets reach some 30, deflate itself can do 1,000. */
  ratio: 150,
  ratioFrom: mebibyte,
} as const
