/** Checks proofs as a reader does who has only a head (RFC 9162 §2.1.3.2 and §2.1.4.2). */
import { nodeHash } from './hash.ts'

export function provesInclusion(proof: {
  leaf: Buffer
  index: number
  size: number
  path: readonly Buffer[]
  root: Buffer
}): boolean {
  if (proof.index >= proof.size) return false
  let at = proof.index
  let last = proof.size - 1
  let hash = proof.leaf
  for (const step of proof.path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(step, hash)
      // At the right edge the levels without a sibling are passed over.
      for (; at % 2 === 0 && at !== 0; at /= 2) last = Math.floor(last / 2)
    } else {
      hash = nodeHash(hash, step)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash.equals(proof.root)
}

export function provesConsistency(proof: {
  first: number
  second: number
  path: readonly Buffer[]
  firstRoot: Buffer
  secondRoot: Buffer
}): boolean {
  const { first, second, firstRoot, secondRoot } = proof
  if (first < 1 || first > second) return false
  if (first === second) return proof.path.length === 0 && firstRoot.equals(secondRoot)
  let at = first - 1
  let last = second - 1
  for (; at % 2 === 1; at = Math.floor(at / 2)) last = Math.floor(last / 2)
  // A first tree that is one complete subtree is not repeated in the path.
  const path = at === 0 ? [firstRoot, ...proof.path] : [...proof.path]
  const [begin, ...steps] = path
  if (begin === undefined) return false
  let older = begin
  let newer = begin
  for (const step of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = nodeHash(step, older)
      newer = nodeHash(step, newer)
      for (; at % 2 === 0 && at !== 0; at = Math.floor(at / 2)) last = Math.floor(last / 2)
    } else {
      newer = nodeHash(newer, step)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && older.equals(firstRoot) && newer.equals(secondRoot)
}
