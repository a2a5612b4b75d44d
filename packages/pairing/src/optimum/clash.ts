/** Why no pairing keeps the hard rules: the smallest group found that cannot get the places it must have. */
import type { Instance } from '../instance.ts'
import type { Reason } from '../reason.ts'
import { createNetwork, type Network } from './network.ts'
import { PlaceFlow, type PlaceProblem } from './place-flow.ts'
import type { Infeasible, PlacesClash } from './proof.ts'
import { findRulesClash, nameOf } from './rules-clash.ts'
import { findWaysOut, missingPlaces, type PlacesView } from './ways-out.ts'

const sideNames: ('community' | 'supporter')[] = ['community', 'supporter']

/** Groups that are shrunk to the end, the smallest ones. */
const candidates = 4
// Rows looked at while comparing groups: beyond this a smaller one is not worth the wait.
const mostLooked = 20_000
/** Names a reason holds; the clash has all rows. */
const mostNames = 20

/**
 * Why no pairing keeps the hard rules, or undefined when one does. Minima of both sides can be met together
 * whenever each side's can be met alone, so a clash is always one side's. Its members are minimal: without
 * any one of them the others' minima can be met. Throws InstanceFault when the instance is not canonical.
 */
export function findClash(instance: Instance): Infeasible | undefined {
  const network = createNetwork(instance)
  const rules = findRulesClash(network)
  if (rules) return rules
  return instance.rules.hardMinima ? findPlacesClash(network) : undefined
}

/** The clash of a network whose locks and bounds agree; undefined when minima can be met. */
export function findPlacesClash(network: Network): Infeasible | undefined {
  const sides = sideNames.flatMap((side) => {
    const problem = placeProblem(network, side)
    const flow = new PlaceFlow(problem)
    const shortage = flow.shortage()
    if (shortage === 0) return []
    return [{ side, problem, shortage, members: smallestClash(flow) }]
  })
  if (sides.length === 0) return undefined
  const found = sides.reduce((a, b) => (b.members.length < a.members.length ? b : a))
  return describe(network, found.side, found.problem, found.members, sides)
}

/** The side's needs against the other side's room, locked pairs and their places taken out. */
function placeProblem(network: Network, side: 'supporter' | 'community'): PlaceProblem {
  const { instance, supporter, community, isLocked } = network
  const needing = side === 'supporter' ? supporter : community
  const giving = side === 'supporter' ? community : supporter
  const { own, other } =
    side === 'supporter'
      ? { own: network.supporters, other: network.communities }
      : { own: network.communities, other: network.supporters }
  const others: { max: number }[] =
    side === 'supporter' ? instance.communities : instance.supporters
  const first = new Int32Array(own.min.length + 1)
  for (let arc = 0; arc < needing.length; arc++) if (!isLocked[arc]) first[needing[arc]! + 1]!++
  for (let row = 0; row < own.min.length; row++) first[row + 1]! += first[row]!
  const filled = first.slice()
  const partner = new Int32Array(first[own.min.length]!)
  for (let arc = 0; arc < needing.length; arc++)
    if (!isLocked[arc]) partner[filled[needing[arc]!]!++] = giving[arc]!
  return {
    first,
    partner,
    need: own.min.map((min, row) => Math.max(0, min - own.locked[row]!)),
    room: Int32Array.from(others, ({ max }, row) => max - other.locked[row]!),
  }
}

/** A minimal clash, the smallest of those that the smallest groups of competitors shrink to. */
function smallestClash(flow: PlaceFlow): number[] {
  const groups = new Map<string, number[]>()
  let looked = 0
  for (const root of flow.unmet()) {
    const group = flow.competitors(root)
    groups.set(group.join(), group)
    looked += group.length
    if (looked > mostLooked) break
  }
  const ordered = [...groups.values()].sort((a, b) => a.length - b.length || a[0]! - b[0]!)
  const whole = flow.snapshot()
  const minimal = ordered.slice(0, candidates).map((group) => {
    flow.restore(whole)
    return shrink(flow, group)
  })
  return minimal.reduce((a, b) => (b.length < a.length ? b : a))
}

/**
 * Leaves rows out as long as the rest still clashes. A row that needs less than is missing can always go.
 * When one place is missing and every row competes for it, none can go: whichever leaves, its place is
 * passed on to the row that misses one. Only rows that each need two or more have to be tried one by one.
 */
function shrink(flow: PlaceFlow, group: number[]): number[] {
  flow.keep(group)
  for (let members = group; ; ) {
    const smaller = smallestGroup(flow)
    if (smaller.length < members.length) {
      members = smaller
      flow.keep(members)
      continue
    }
    const shortage = flow.shortage()
    if (shortage === 1) return members
    const rest = withoutSpare(flow, members, shortage) ?? withoutOne(flow, members)
    if (!rest) return members
    members = rest
  }
}

/** Leaves out rows that together need less than is missing, those with most partners first. */
function withoutSpare(flow: PlaceFlow, members: number[], shortage: number): number[] | undefined {
  const spare = new Set<number>()
  let left = shortage - 1
  const { first, need } = flow.problem
  const partners = (row: number) => first[row + 1]! - first[row]!
  for (const row of members.toSorted((a, b) => partners(b) - partners(a) || a - b)) {
    if (need[row]! > left) continue
    spare.add(row)
    left -= need[row]!
  }
  if (spare.size === 0) return undefined
  const rest = members.filter((row) => !spare.has(row))
  flow.keep(rest)
  return rest
}

/** Leaves out the first row without which the rest still clashes. */
function withoutOne(flow: PlaceFlow, members: number[]): number[] | undefined {
  for (const row of members) {
    const before = flow.snapshot()
    const rest = members.filter((other) => other !== row)
    flow.keep(rest)
    if (flow.unmet().length > 0) return rest
    flow.restore(before)
  }
  return undefined
}

function smallestGroup(flow: PlaceFlow): number[] {
  let smallest: number[] | undefined
  let looked = 0
  for (const root of flow.unmet()) {
    const group = flow.competitors(root)
    if (!smallest || group.length < smallest.length) smallest = group
    looked += group.length
    if (looked > mostLooked) break
  }
  return smallest!
}

function describe(
  network: Network,
  side: 'supporter' | 'community',
  problem: PlaceProblem,
  members: number[],
  sides: { side: 'supporter' | 'community'; shortage: number }[],
): Infeasible {
  const { instance } = network
  const { first, partner, need, room } = problem
  const open = members.map((row) => Array.from(partner.subarray(first[row]!, first[row + 1]!)))
  const view: PlacesView = { instance, side, members, open, need, room }
  const own = side === 'supporter' ? instance.supporters : instance.communities
  const other = side === 'supporter' ? instance.communities : instance.supporters
  const partners = new Set(open.flat())
  for (const arc of network.lockedArcs) {
    const [mine, theirs] =
      side === 'supporter'
        ? [network.supporter[arc]!, network.community[arc]!]
        : [network.community[arc]!, network.supporter[arc]!]
    if (members.includes(mine)) partners.add(theirs)
  }
  const missing = missingPlaces(view)
  const needed = members.reduce((sum, row) => sum + own[row]!.min, 0)
  const clash: PlacesClash = {
    kind: 'places',
    side,
    members,
    partners: [...partners].sort((a, b) => a - b),
    needed,
    available: needed - missing,
  }
  const reasons: Reason[] = [
    {
      code: clash.partners.length === 0 ? 'clash.no-partner' : 'clash.places',
      params: {
        side,
        count: members.length,
        members: nameSome(members, own),
        partners: nameSome(clash.partners, other),
        partnerCount: clash.partners.length,
        needed,
        available: clash.available,
        missing,
      },
    },
    ...sides.flatMap(({ side: short, shortage }) =>
      short === side && shortage === missing
        ? []
        : [{ code: 'clash.shortage', params: { side: short, missing: shortage } }],
    ),
    ...findWaysOut(view),
  ]
  return { kind: 'infeasible', clash, reasons }
}

/** The first names, one a line; the counts say how many there are. */
function nameSome(rows: number[], named: { code: string; name?: string }[]): string {
  return rows
    .slice(0, mostNames)
    .map((row) => nameOf(named[row]!))
    .join('\n')
}
