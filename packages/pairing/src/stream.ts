/** The seeded stream of PD-1 step 5: every draw and every tie break takes its numbers from here. */
import { KeyedWords } from './keyed-words.ts'

/**
 * Words of HMAC-SHA256(seed, label ‖ counter), counter a uint64 from 0, each block read as eight
 * big-endian 32-bit words. Different labels give independent streams.
 */
export class Stream {
  readonly #words: KeyedWords
  #next = 0

  constructor(seed: Uint8Array, label: string) {
    this.#words = new KeyedWords(seed)
    this.#words.open(label)
  }

  /** Turns to the first word of another label; the seed's part of the work is not done again. */
  open(label: string): this {
    this.#words.open(label)
    this.#next = 0
    return this
  }

  /** The next word, 0 to 2³² − 1. */
  word(): number {
    return this.#words.word(this.#next++)
  }

  /** Uniform over 0 … bound − 1, exactly: words in the incomplete last run of `bound` are rejected. */
  below(bound: number): number {
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const word = this.word()
      if (word < limit) return word % bound
    }
  }

  /** Fisher–Yates in place, from the last index down; uniform over all orders. */
  shuffle<T>(items: T[]): T[] {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1)
      const kept = items[last] as T
      items[last] = items[other] as T
      items[other] = kept
    }
    return items
  }
}
