/** The seeded stream of PD-1 step 5: every draw and every tie break takes its numbers from here. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { uint64 } from './hash.ts'

const wordsPerBlock = 8

/**
 * Words of HMAC-SHA256(seed, label ‖ counter), counter a uint64 from 0, each block read as eight
 * big-endian 32-bit words. Different labels give independent streams.
 */
export class Stream {
  readonly #keyed: ReturnType<typeof hmac.create>
  readonly #label: Uint8Array
  #counter = 0
  #block = new DataView(new ArrayBuffer(0))
  #next = wordsPerBlock

  constructor(seed: Uint8Array, label: string) {
    this.#keyed = hmac.create(sha256, seed)
    this.#label = utf8ToBytes(label)
  }

  /** The next word, 0 to 2³² − 1. */
  word(): number {
    if (this.#next === wordsPerBlock) {
      const message = concatBytes(this.#label, uint64(this.#counter++))
      const digest = this.#keyed.clone().update(message).digest()
      this.#block = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
      this.#next = 0
    }
    return this.#block.getUint32(4 * this.#next++)
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
