/** Why no pairing keeps the hard rules: the smallest group found that cannot get the places it must have. */
import type { Instance } from '../instance.ts'
import type { Reason } from '../reason.ts'
import { createNetwork, type Network } from './network.ts'
import { PlaceFlow } from './place-flow.ts'
import { placeProblem, rowsOf, type Side } from './place-problem.ts'
import type { Infeasible, PlacesClash, WayOut } from './proof.ts'
import { nameOf, someNames } from './row-names.ts'
import { findRulesClash } from './rules-clash.ts'
import { type Shortage, shortageReasons, shortageWithoutTiers } from './shortage.ts'
import { tellWays } from './tell-ways.ts'
import { findWaysOut, missingPlaces, type PlacesView } from './ways-out.ts'
import { findWaysOutOfAll } from './ways-out-of-all.ts'

const sideNames: Side[] = ['community', 'supporter']

/** Groups that are shrunk to the end, the smallest ones. */
const candidates = 4
// Rows looked at while comparing groups: beyond this a smaller one is not worth the wait.
const mostLooked = 20_000

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
  const found = sideNames.flatMap((side) => {
    const problem = placeProblem(network, side)
    const flow = new PlaceFlow(problem)
    const missing = flow.shortage()
    if (missing === 0) return []
    const { used, missing: lacking } = flow.snapshot()
    const shortage: Shortage = { side, problem, missing, used, lacking }
    return [{ shortage, members: smallestClash(flow) }]
  })
  if (found.length === 0) return undefined
  // What clashes comes first, whichever side it is on.
  const [first, ...rest] = found.sort((a, b) => a.members.length - b.members.length)
  return describe(network, first!.shortage, first!.members, [
    first!.shortage,
    ...rest.map(({ shortage }) => shortage),
  ])
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
  for (const row of [...members].sort((a, b) => partners(b) - partners(a) || a - b)) {
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

/** What is missing altogether and why, then the members' clash, then what would end all of it. */
function describe(
  network: Network,
  whole: Shortage,
  members: number[],
  shortages: Shortage[],
): Infeasible {
  const { instance } = network
  const { side, missing: altogether } = whole
  const { first, partner, need, room } = whole.problem
  const { own, other } = rowsOf(network, side)
  const open = members.map((row) => Array.from(partner.subarray(first[row]!, first[row + 1]!)))
  const view: PlacesView = { instance, side, members, open, whole, need, room }
  const missing = missingPlaces(view)
  const needed = members.reduce((sum, row) => sum + own[row]!.min, 0)
  const clash: PlacesClash = {
    kind: 'places',
    side,
    members,
    partners: partnersOf(network, side, members, open),
    needed,
    available: needed - missing,
  }
  const named: Reason = {
    code: clash.partners.length === 0 ? 'clash.no-partner' : 'clash.places',
    params: {
      side,
      count: members.length,
      members: someNames(members.map((row) => nameOf(own[row]!))),
      partners: someNames(clash.partners.map((row) => nameOf(other[row]!))),
      partnerCount: clash.partners.length,
      needed,
      available: clash.available,
      missing,
    },
  }
  const withoutTiers = shortageWithoutTiers(network)
  const ways = shortages.map((shortage) => ({
    shortage,
    // A minimal clash in which everything is missing that is missing at all lies in every other clash.
    ways:
      shortage.side === side && missing === altogether
        ? findWaysOut(view)
        : findWaysOutOfAll(network, shortage),
  }))
  const areTiersAlone = withoutTiers?.supporter === 0 && withoutTiers.community === 0
  const soften = (code: string, rules: { tiersHard?: false; hardMinima?: false }): WayOut => ({
    reason: { code, params: {} },
    changes: [{ kind: 'rules', rules }],
  })
  const ofRules = [
    ...(areTiersAlone ? [soften('way.lift-tiers', { tiersHard: false })] : []),
    soften('way.soften-minima', { hardMinima: false }),
  ]
  const told = tellWays(ways, ofRules)
  return {
    kind: 'infeasible',
    clash,
    reasons: [...shortageReasons(network, shortages, withoutTiers), named, ...told.reasons],
    ways: told.ways,
  }
}

/** Rows of the other side that members may be paired with or are locked to, ascending. */
function partnersOf(network: Network, side: Side, members: number[], open: number[][]): number[] {
  const partners = new Set(open.flat())
  const isMember = new Set(members)
  for (const arc of network.lockedArcs) {
    const ends = [network.supporter[arc]!, network.community[arc]!] as const
    const [mine, theirs] = side === 'supporter' ? ends : [ends[1], ends[0]]
    if (isMember.has(mine)) partners.add(theirs)
  }
  return [...partners].sort((a, b) => a - b)
}
