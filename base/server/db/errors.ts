/** Database errors by SQLSTATE, never by constraint name: a distributed database leaves that out. */
import type { Problem } from '#base/shared/problem.ts'
import { conflict, refused, unavailable, unfitting } from '#base/shared/problems.ts'

/** Connections that broke, or that the database refused: shutting down, starting, full. */
const unreachable = new Set([
  ...['57P01', '57P02', '57P03', '53300'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'],
])

/** Undone to end a deadlock, not given a lock, or longer than a statement may take. */
const busy = new Set(['40001', '40P01', '55P03', '57014'])

/**
 * data_exception: a day, a number or a text that no column of its kind holds and that came through a schema. Dividing
 * by nothing is of the class too, but nobody asks for that: it is ours.
 */
function isWrongValue(code: string): boolean {
  return /^22.{3}$/.test(code) && code !== '22012'
}

/** Errors of the driver itself bear no code. */
const driverWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** @returns the refusal this error stands for, or undefined when it is a defect of ours */
export function problemOfDatabase(error: unknown): Problem | undefined {
  const code = codeOf(error)
  if (code === '23505') return conflict()
  // Row-level security refused a row that the code above should have refused with better words.
  if (code === '42501') return refused()
  if (isWrongValue(code)) return unfitting()
  if (isPassing(error) || busy.has(code)) return unavailable()
  return undefined
}

/** Whether the database was not there: the same again may succeed without anything being mended. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  if (unreachable.has(code) || code.startsWith('08')) return true
  return error instanceof Error && driverWords.test(error.message)
}

/** What may be said of an error anywhere: its code, or its kind. Its words may quote a row. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  if (typeof code === 'string') return code
  return typeof name === 'string' ? name : 'unknown'
}
