/** Database errors by SQLSTATE, never by constraint name: a distributed database leaves that out. */
import type { Problem } from '#base/shared/problem.ts'
import { conflict, refused, unavailable } from '#base/shared/problems.ts'

/** @returns the refusal this error stands for, or undefined when it is a defect of ours */
export function problemOfDatabase(error: unknown): Problem | undefined {
  const code = (error as { code?: unknown })?.code
  if (typeof code !== 'string') return undefined
  if (code === '23505') return conflict()
  // Row-level security refused a row that the code above should have refused with better words.
  if (code === '42501') return refused()
  const lost = ['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']
  if (lost.includes(code) || code.startsWith('08')) return unavailable()
  return undefined
}
