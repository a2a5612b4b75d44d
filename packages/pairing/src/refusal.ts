import type { Reason } from './reason.ts'

/** Thrown when what was handed in cannot be run; carries every fault found, not the first alone. */
export class Refusal extends Error {
  readonly reasons: Reason[]

  constructor(reasons: Reason[]) {
    super(reasons.map((reason) => reason.code).join(', '))
    this.name = 'Refusal'
    this.reasons = reasons
  }
}
