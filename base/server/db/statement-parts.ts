/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const rowsAtOnce = 2000

/** @returns the rows in parts that one statement can carry */
export function partsOf<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  for (let at = 0; at < rows.length; at += rowsAtOnce) parts.push(rows.slice(at, at + rowsAtOnce))
  return parts
}
