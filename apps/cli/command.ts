/** What a command of the command line is. */
import type { Fault, Phrase } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'

/** What the shell is told. */
export const exitCodes = {
  done: 0,
  /** `verify`: what was published does not hold. */
  refused: 1,
  /** Bad input, all of it listed on standard error. */
  badInput: 2,
  /** `pair`: no pairing meets the hard rules. */
  infeasible: 3,
  /** A fault of ours. */
  internal: 70,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export interface Command {
  /** It writes no file, so its faults do not say that none was written. */
  writesNothing?: true
  /** Shown by `help`, options included. */
  usage: Phrase
  run(args: readonly string[], language: Language): Promise<ExitCode>
}

/** Ends a command: printed in full, exit code 2. */
export class BadInput extends Error {
  readonly faults: Fault[]

  constructor(faults: Fault[]) {
    super(`${faults.length} faults`)
    this.faults = faults
  }
}
