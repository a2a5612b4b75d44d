/** What the work on an import is given, in whichever thread it is done. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction, Work, WriteTransaction } from '#base/server/db/work.ts'
import type { ErasePersonKey } from '../cadres/forget-cadres.ts'
import type { OrganizationsParts } from '../parts.ts'
import { claimImports, type Key, setProgress } from './store.ts'

export interface ImportContext {
  work: Work
  /** What other rooms know; asked for where it is needed, because those rooms take memory. */
  parts: () => Promise<OrganizationsParts>
  erasePersonKey: ErasePersonKey
}

/**
 * One step of one import, in the only transaction that works on the county's imports.
 *
 * @returns false when another one does
 */
export function workOn(
  { work }: ImportContext,
  { countyCode }: Key,
  act: (tx: WriteTransaction) => Promise<void>,
): Promise<boolean> {
  return work.write({ counties: [countyCode] }, async (tx) => {
    if (!(await claimImports(tx, countyCode))) return false
    await act(tx)
    return true
  })
}

/** Reads on a connection of its own while the one that works writes; made outside of the transaction that works. */
export type ReadBeside = <T>(act: (tx: Transaction) => Promise<T>) => Promise<T>

export function readBeside({ work }: ImportContext, { countyCode }: Key): ReadBeside {
  const outside = AsyncLocalStorage.snapshot()
  return (act) => outside(() => work.read({ counties: [countyCode] }, act))
}

/**
 * Writes how far something is, at most once a second and never two at once; in transactions of its own, so it is made
 * outside of the one that works.
 */
export class Progress {
  readonly #work: Work
  readonly #key: Key
  readonly #from: number
  readonly #to: number
  readonly #outside = AsyncLocalStorage.snapshot()
  #last = 0
  #writing: Promise<void> | undefined

  /** @param range in percent, from where to where the steps told lead */
  constructor(work: Work, key: Key, range: readonly [number, number]) {
    this.#work = work
    this.#key = key
    ;[this.#from, this.#to] = range
  }

  tell(share: number): void {
    const now = performance.now()
    if (this.#writing || now - this.#last < 1000) return
    this.#last = now
    const percent = Math.round(this.#from + (this.#to - this.#from) * Math.min(1, share))
    const scope = { counties: [this.#key.countyCode] }
    this.#writing = this.#outside(() =>
      this.#work.write(scope, (tx) => setProgress(tx, this.#key, percent)),
    )
      // Only told: the work itself meets the same trouble and says so.
      .catch(() => undefined)
      .finally(() => {
        this.#writing = undefined
      })
  }

  /** Before the last word about the import is written. */
  async settle(): Promise<void> {
    await this.#writing
  }
}
