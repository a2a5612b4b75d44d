/** The last resort: moves pairs of a block until every minimum that can be met is met. Seeded, not uniform. */
import type { Stream } from '../stream.ts'
import { type Augmentation, findAugmentation, type Neighbourhood } from './augment.ts'
import type { Block } from './blocks.ts'
import type { Effort } from './effort.ts'
import type { DrawnPair, Repair } from './record.ts'

interface Bounds {
  min: number
  max: number
}

/** The pairs of one block, from both sides. */
class BlockPairs {
  readonly ofSupporter = new Map<number, number[]>()
  readonly ofCommunity = new Map<number, number[]>()
  readonly #keys = new Set<number>()
  readonly #width: number

  /** @param width how many communities there are altogether */
  constructor(block: Block, width: number, pairs: readonly DrawnPair[]) {
    this.#width = width
    for (const row of block.supporters) this.ofSupporter.set(row, [])
    for (const row of block.communities) this.ofCommunity.set(row, [])
    for (const [supporter, community] of pairs) this.add(supporter, community)
  }

  has(supporter: number, community: number): boolean {
    return this.#keys.has(supporter * this.#width + community)
  }

  add(supporter: number, community: number) {
    this.#keys.add(supporter * this.#width + community)
    insert(this.ofSupporter.get(supporter)!, community)
    insert(this.ofCommunity.get(community)!, supporter)
  }

  remove(supporter: number, community: number) {
    this.#keys.delete(supporter * this.#width + community)
    take(this.ofSupporter.get(supporter)!, community)
    take(this.ofCommunity.get(community)!, supporter)
  }

  list(): DrawnPair[] {
    return [...this.ofSupporter].flatMap(([supporter, communities]) =>
      communities.map((community): DrawnPair => [supporter, community]),
    )
  }
}

function insert(sorted: number[], value: number) {
  const at = sorted.findIndex((other) => other > value)
  sorted.splice(at === -1 ? sorted.length : at, 0, value)
}

function take(sorted: number[], value: number) {
  sorted.splice(sorted.indexOf(value), 1)
}

export interface RepairTask {
  block: Block
  /** All pairs of the block so far, locked ones included. */
  pairs: readonly DrawnPair[]
  supporters: readonly Bounds[]
  communities: readonly Bounds[]
  /** Whether the rules and relations allow the pair at all. */
  mayPair(supporter: number, community: number): boolean
  isLocked(supporter: number, community: number): boolean
  stream: Stream
  effort: Effort
}

/**
 * Undefined when the block needs none or none is possible. Afterwards as few places are missing to the
 * minima of the block as any set of pairs can leave (proof in docs/draw-protocol.md).
 */
export function repairBlock(task: RepairTask): Repair | undefined {
  const { block, supporters, communities, stream, effort } = task
  const pairs = new BlockPairs(block, communities.length, task.pairs)
  const { ofSupporter, ofCommunity } = pairs
  const isShort = (rows: readonly Bounds[], of: Map<number, number[]>) => (row: number) =>
    of.get(row)!.length < rows[row]!.min
  const shortSupporter = isShort(supporters, ofSupporter)
  const shortCommunity = isShort(communities, ofCommunity)
  if (!block.supporters.some(shortSupporter) && !block.communities.some(shortCommunity)) {
    return undefined
  }
  const shuffled = (side: string, rows: readonly number[]) =>
    stream.open(`PD-1/${block.number}/repair/${side}`).shuffle([...rows])
  const supporterOrder = shuffled('supporters', block.supporters)
  const communityOrder = shuffled('communities', block.communities)

  serve(
    supporterOrder,
    shortSupporter,
    {
      far: communityOrder,
      mayPair: (near, far) => task.mayPair(near, far) && !pairs.has(near, far),
      partners: (far) => ofCommunity.get(far)!.filter((near) => !task.isLocked(near, far)),
      hasRoom: (far) => ofCommunity.get(far)!.length < communities[far]!.max,
      canSpare: (near) => ofSupporter.get(near)!.length > supporters[near]!.min,
      effort,
    },
    (path) => apply(path, pairs, (near, far) => [near, far]),
  )
  serve(
    communityOrder,
    shortCommunity,
    {
      far: supporterOrder,
      mayPair: (near, far) => task.mayPair(far, near) && !pairs.has(far, near),
      partners: (far) => ofSupporter.get(far)!.filter((near) => !task.isLocked(far, near)),
      hasRoom: (far) => ofSupporter.get(far)!.length < supporters[far]!.max,
      canSpare: (near) => ofCommunity.get(near)!.length > communities[near]!.min,
      effort,
    },
    (path) => apply(path, pairs, (near, far) => [far, near]),
  )
  return difference(block, task.pairs, pairs.list())
}

function serve(
  rows: readonly number[],
  isShort: (row: number) => boolean,
  around: Neighbourhood,
  improve: (path: Augmentation) => void,
) {
  const exhausted = new Set<number>()
  for (const row of rows) {
    while (isShort(row)) {
      const path = findAugmentation(row, around, exhausted)
      if (!path) break
      improve(path)
    }
  }
}

function apply(
  path: Augmentation,
  pairs: BlockPairs,
  pairOf: (near: number, far: number) => DrawnPair,
): void {
  for (const [near, far] of path.removed) pairs.remove(...pairOf(near, far))
  for (const [near, far] of path.added) pairs.add(...pairOf(near, far))
}

function difference(
  block: Block,
  before: readonly DrawnPair[],
  after: readonly DrawnPair[],
): Repair | undefined {
  const key = (pair: DrawnPair) => pair.join()
  const old = new Set(before.map(key))
  const now = new Set(after.map(key))
  const order = (a: DrawnPair, b: DrawnPair) => a[0] - b[0] || a[1] - b[1]
  const added = after.filter((pair) => !old.has(key(pair))).sort(order)
  const removed = before.filter((pair) => !now.has(key(pair))).sort(order)
  return added.length === 0 ? undefined : { block: block.number, added, removed }
}
