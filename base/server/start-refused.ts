/** What keeps the application from starting and a person can put right. */
import type { Saying } from '#base/shared/words.ts'

/** The terminal says everything in both languages: whoever reads it may not have set one. */
export function inBoth({ zh, en }: Saying): string {
  return zh.includes('\n') ? `${zh}\n${en}` : `${zh} / ${en}`
}

export class StartRefused extends Error {
  /** All of them, a line each. */
  readonly faults: readonly Saying[]

  constructor(faults: readonly Saying[], options?: ErrorOptions) {
    super(faults.map(inBoth).join('\n'), options)
    this.name = 'StartRefused'
    this.faults = faults
  }
}
