/** The right edge of a growing tree: all that is needed to append leaves and to know the root. */
import { nodeHash } from './hash.ts'

/** Told of each subtree that an appended leaf completes, leaves included (level 0). */
export type OnComplete = (level: number, index: number, hash: Buffer) => void

export class Frontier {
  /** Roots of the complete subtrees at the edge, by level: one for each bit of the size. */
  readonly #peaks: (Buffer | undefined)[]
  #size: number

  /** @param peaks for a log that exists already, the root of the subtree at each set bit of its size */
  constructor(size = 0, peaks: readonly (Buffer | undefined)[] = []) {
    this.#size = size
    this.#peaks = [...peaks]
  }

  get size(): number {
    return this.#size
  }

  append(leaf: Buffer, onComplete?: OnComplete): void {
    let hash = leaf
    let level = 0
    let index = this.#size
    onComplete?.(0, index, hash)
    for (let left = this.#peaks[0]; left !== undefined; left = this.#peaks[level]) {
      hash = nodeHash(left, hash)
      this.#peaks[level] = undefined
      level += 1
      index = Math.floor(index / 2)
      onComplete?.(level, index, hash)
    }
    this.#peaks[level] = hash
    this.#size += 1
  }

  /** @throws for an empty log, which has nothing to sign */
  root(): Buffer {
    const root = this.#peaks.reduce<Buffer | undefined>((right, left) => {
      if (left === undefined) return right
      return right === undefined ? left : nodeHash(left, right)
    }, undefined)
    if (root === undefined) throw new Error('an empty log has no root')
    return root
  }
}
