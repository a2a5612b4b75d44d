/** The state of a draw: what is locked, avoided, open and taken, and the record as it grows. */
import { eligible } from '../eligibility.ts'
import type { Instance } from '../instance.ts'
import { Refusal } from '../refusal.ts'
import { Stream } from '../stream.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type Capacity, countPlaces, openCapacity, openSlots, type SlotKind } from './capacity.ts'
import { Effort } from './effort.ts'
import { strataOf, takesPart } from './plan.ts'
import type { DrawnPair, Repair, Round, Stratum } from './record.ts'
import { repairBlock } from './repair.ts'
import { attemptLimit, drawStratum } from './stratum.ts'

// Optional slots never meet optional slots: nobody gets more than a minimum asks for on one of the two sides.
const rounds: { round: Round; supporters: SlotKind; communities: SlotKind }[] = [
  { round: 1, supporters: 'minimum', communities: 'minimum' },
  { round: 2, supporters: 'optional', communities: 'minimum' },
  { round: 3, supporters: 'minimum', communities: 'optional' },
]

/** Told of every part of the record as it comes about. */
export type Watch = (part: Stratum | Repair) => void

/** More places than this are a mistake in the capacities, not a draw. */
const mostPlaces = 5_000_000

export class Table {
  readonly instance: Instance
  readonly stream: Stream
  readonly effort = new Effort()
  readonly watch: Watch
  readonly blocks: Block[]
  readonly blockOfSupporter: Int32Array
  readonly locked: DrawnPair[] = []
  readonly avoided = new Set<number>()
  readonly lockedKeys = new Set<number>()
  /** Locked and drawn pairs. */
  readonly taken = new Set<number>()
  readonly strata: Stratum[] = []
  readonly repairs: Repair[] = []

  constructor(instance: Instance, seed: Uint8Array, watch: Watch) {
    this.instance = instance
    this.stream = new Stream(seed, '')
    this.watch = watch
    this.blocks = blocksOf(instance, this.effort)
    this.blockOfSupporter = new Int32Array(instance.supporters.length)
    for (const block of this.blocks) {
      for (const row of block.supporters) this.blockOfSupporter[row] = block.number
    }
    const supporterAt = new Map(instance.supporters.map((row, at) => [row.code, at]))
    const communityAt = new Map(instance.communities.map((row, at) => [row.code, at]))
    for (const { supporter, community, relation } of instance.relations) {
      const pair: DrawnPair = [supporterAt.get(supporter)!, communityAt.get(community)!]
      if (relation === 'avoid') this.avoided.add(this.key(...pair))
      if (relation === 'locked') {
        this.locked.push(pair)
        this.lockedKeys.add(this.key(...pair))
        this.taken.add(this.key(...pair))
      }
    }
  }

  key(supporter: number, community: number): number {
    return supporter * this.instance.communities.length + community
  }

  /** Whether rules and relations allow the pair, whatever was drawn so far. */
  isAllowed(supporter: number, community: number): boolean {
    const { supporters, communities } = this.instance
    return (
      !this.avoided.has(this.key(supporter, community)) &&
      eligible(this.instance, supporters[supporter]!, communities[community]!)
    )
  }

  lockedCounts(): { supporters: Int32Array; communities: Int32Array } {
    const supporters = new Int32Array(this.instance.supporters.length)
    const communities = new Int32Array(this.instance.communities.length)
    for (const [supporter, community] of this.locked) {
      supporters[supporter]!++
      communities[community]!++
    }
    return { supporters, communities }
  }

  keepsLocks(): boolean {
    const counts = this.lockedCounts()
    return (
      this.locked.every((pair) => this.isAllowed(...pair)) &&
      this.instance.supporters.every((row, at) => counts.supporters[at]! <= row.max) &&
      this.instance.communities.every((row, at) => counts.communities[at]! <= row.max)
    )
  }

  capacities(): { supporters: Capacity; communities: Capacity } {
    const { instance, blocks } = this
    const supporterPartners = new Int32Array(instance.supporters.length)
    const communityPartners = new Int32Array(instance.communities.length)
    for (const { supporters, communities } of blocks) {
      for (const row of supporters) supporterPartners[row] = communities.length
      for (const row of communities) communityPartners[row] = supporters.length
    }
    const locked = this.lockedCounts()
    return {
      supporters: openCapacity(instance.supporters, supporterPartners, locked.supporters),
      communities: openCapacity(instance.communities, communityPartners, locked.communities),
    }
  }

  /** How often each stratum may be shuffled. */
  attempts({ supporters, communities }: { supporters: Capacity; communities: Capacity }): number {
    const places = countPlaces(supporters) + countPlaces(communities)
    if (places > mostPlaces) {
      throw new Refusal([{ code: 'too-many-places', params: { places, mostPlaces } }])
    }
    return attemptLimit(this.instance.rules.redraws, places)
  }

  drawBlock(
    block: Block,
    capacity: { supporters: Capacity; communities: Capacity },
    attempts: number,
  ): DrawnPair[] {
    const { instance, stream, effort } = this
    const drawn: DrawnPair[] = []
    for (const { round, supporters, communities } of rounds) {
      for (const plan of strataOf(instance.rules)) {
        const left = block.supporters.filter((row) =>
          takesPart(plan.supporters, instance.supporters[row]!.letter),
        )
        const right = block.communities.filter((row) =>
          takesPart(plan.communities, instance.communities[row]!.letter),
        )
        const supporterSlots = openSlots(capacity.supporters, supporters, left)
        const communitySlots = openSlots(capacity.communities, communities, right)
        if (supporterSlots.length === 0 || communitySlots.length === 0) continue
        const { attempt, pairs } = drawStratum({
          supporterSlots,
          communitySlots,
          mayPair: this.mayDraw(block),
          stream,
          label: `PD-1/${block.number}/R${round}/${plan.name}`,
          attempts: block.complete ? attempts : 0,
          effort,
        })
        for (const [supporter, community] of pairs) {
          capacity.supporters[supporters][supporter]!--
          capacity.communities[communities][community]!--
          this.taken.add(this.key(supporter, community))
          drawn.push([supporter, community])
        }
        const stratum: Stratum = {
          block: block.number,
          round,
          stratum: plan.name,
          supporterSlots: supporterSlots.length,
          communitySlots: communitySlots.length,
          attempt,
          pairs,
        }
        this.watch(stratum)
        this.strata.push(stratum)
      }
    }
    return drawn
  }

  /** Inside a complete block the letters of a stratum already make every pair eligible. */
  mayDraw(block: Block): (supporter: number, community: number) => boolean {
    return block.complete
      ? (supporter, community) => {
          const key = this.key(supporter, community)
          return !this.taken.has(key) && !this.avoided.has(key)
        }
      : (supporter, community) =>
          !this.taken.has(this.key(supporter, community)) && this.isAllowed(supporter, community)
  }

  repaired(block: Block, drawn: readonly DrawnPair[]): DrawnPair[] {
    const { instance, stream, effort } = this
    const locked = this.locked.filter(([row]) => this.blockOfSupporter[row] === block.number)
    const pairs = [...locked, ...drawn]
    const repair = repairBlock({
      block,
      pairs,
      supporters: instance.supporters,
      communities: instance.communities,
      mayPair: (supporter, community) => this.isAllowed(supporter, community),
      isLocked: (supporter, community) => this.lockedKeys.has(this.key(supporter, community)),
      stream,
      effort,
    })
    if (!repair) return pairs
    this.watch(repair)
    this.repairs.push(repair)
    const removed = new Set(repair.removed.map((pair) => this.key(...pair)))
    return [...pairs.filter((pair) => !removed.has(this.key(...pair))), ...repair.added]
  }
}
