/**
 * A statement that the database works on while the next is prepared. Whoever started it waits for it and meets its
 * failure there; until then a failure is nobody's, and would end the process.
 */
export function underWay<T>(statement: Promise<T>): Promise<T> {
  statement.catch(() => undefined)
  return statement
}
