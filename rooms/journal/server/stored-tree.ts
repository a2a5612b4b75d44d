/** The county's tree as it is stored: leaves, and complete subtrees at every fourth level. */
import type { Transaction } from '#base/server/db/work.ts'
import * as store from './store.ts'
import { nodeHash } from './tree/hash.ts'
import { type Range, type Subtree, subtreesOf } from './tree/ranges.ts'

/** A sixteenth of the leaves in further rows, and at most eight rows read for a subtree. */
export const storedEvery = 4

/** Hashes of ranges, each the root of its own tree. */
export async function rangeHashes(
  tx: Transaction,
  countyCode: string,
  ranges: readonly Range[],
): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf)
  const hashOf = await subtreeHashes(tx, countyCode, parts.flat())
  return parts.map((subtrees) =>
    subtrees.map(hashOf).reduceRight((right, left) => nodeHash(left, right)),
  )
}

/** By level, the roots of the complete subtrees at the right edge of a log of this size. */
export async function peaksOf(
  tx: Transaction,
  countyCode: string,
  size: number,
): Promise<Buffer[]> {
  const subtrees = subtreesOf({ from: 0, to: size })
  const hashOf = await subtreeHashes(tx, countyCode, subtrees)
  const peaks: Buffer[] = []
  for (const subtree of subtrees) peaks[subtree.level] = hashOf(subtree)
  return peaks
}

async function subtreeHashes(
  tx: Transaction,
  countyCode: string,
  subtrees: readonly Subtree[],
): Promise<(subtree: Subtree) => Buffer> {
  const wanted = new Map<number, Set<number>>()
  for (const subtree of subtrees) {
    const { level, from, to } = storedPartsOf(subtree)
    const indexes = wanted.get(level) ?? new Set()
    for (let index = from; index < to; index++) indexes.add(index)
    wanted.set(level, indexes)
  }
  const stored = new Map<string, Buffer>()
  for (const [level, indexes] of wanted) {
    const rows = await store.listHashes(tx, countyCode, level, [...indexes])
    for (const { index, hash } of rows) stored.set(`${level} ${index}`, hash)
  }
  return (subtree) => {
    const { level, from, to } = storedPartsOf(subtree)
    let hashes: Buffer[] = []
    for (let index = from; index < to; index++) {
      const hash = stored.get(`${level} ${index}`)
      if (!hash) throw new Error(`the log of ${countyCode} has no node ${index} at level ${level}`)
      hashes.push(hash)
    }
    while (hashes.length > 1) hashes = pairUp(hashes)
    return hashes[0] as Buffer
  }
}

function pairUp(hashes: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = []
  for (let at = 0; at < hashes.length; at += 2) {
    above.push(nodeHash(hashes[at] as Buffer, hashes[at + 1] as Buffer))
  }
  return above
}

/** The stored nodes below a subtree: itself, or two, four or eight. */
function storedPartsOf({ level, index }: Subtree): { level: number; from: number; to: number } {
  const count = 2 ** (level % storedEvery)
  return { level: level - (level % storedEvery), from: index * count, to: (index + 1) * count }
}
