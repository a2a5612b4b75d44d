/** How much is missing over the whole roster, and whether the tiers are why. */
import { type Community, communityLetters, type Supporter, supporterLetters } from '../instance.ts'
import type { Reason } from '../reason.ts'
import { createNetwork, type Network } from './network.ts'
import { PlaceFlow, type PlaceProblem } from './place-flow.ts'
import { placeProblem, rowsOf, type Side } from './place-problem.ts'

/** The minima of one side that cannot all be met. */
export interface Shortage {
  side: Side
  problem: PlaceProblem
  /** Places missing altogether, however the pairs are chosen. */
  missing: number
  /** Pairs of one best choice, locked ones left out, and what it leaves each row to miss. */
  used: Uint8Array
  lacking: Int32Array
}

export type MissingBySide = Record<Side, number>

// Without its tiers a network has up to three times the arcs; this many are in doubt about fitting in memory.
const mostArcs = 20_000_000

/** What each side would miss if tiers were a wish; undefined when they are not what is in the way. */
export function shortageWithoutTiers({ instance, community }: Network): MissingBySide | undefined {
  const { rules } = instance
  if (rules.tiers !== 'sum-to-four' || !rules.tiersHard) return undefined
  if (community.length > mostArcs) return undefined
  const lifted = createNetwork({ ...instance, rules: { ...rules, tiersHard: false } })
  const missing = (side: Side) => new PlaceFlow(placeProblem(lifted, side)).shortage()
  return { supporter: missing('supporter'), community: missing('community') }
}

/** The whole shortage of each side, then what of it the tiers cause. */
export function shortageReasons(
  network: Network,
  shortages: Shortage[],
  withoutTiers: MissingBySide | undefined,
): Reason[] {
  return [
    ...shortages.map((shortage) => total(network, shortage)),
    ...shortages.flatMap((shortage) =>
      withoutTiers ? tierReasons(network, shortage, withoutTiers[shortage.side]) : [],
    ),
  ]
}

function total(network: Network, { side, missing }: Shortage): Reason {
  const { own, other } = rowsOf(network, side)
  const needed = sumOf(own, ({ min }) => min)
  return {
    code: 'clash.total',
    params: {
      side,
      count: own.length,
      needed,
      otherCount: other.length,
      room: sumOf(other, ({ max }) => Math.min(max, own.length)),
      possible: needed - missing,
      missing,
    },
  }
}

function tierReasons(network: Network, { side, missing }: Shortage, remaining: number): Reason[] {
  if (remaining === missing) return []
  const params = { side, caused: missing - remaining, missing }
  return [{ code: 'clash.tiers', params }, ...shortGroups(network, side)]
}

/** Groups whose minima exceed the places of the one group that they may be paired with. */
function shortGroups(network: Network, side: Side): Reason[] {
  return supporterLetters.flatMap((supporterLetter, at) => {
    const opposite = network.instance.tierDistance[at]!.indexOf(0)
    const communityLetter = communityLetters[opposite]!
    const [letter, otherLetter] =
      side === 'supporter' ? [supporterLetter, communityLetter] : [communityLetter, supporterLetter]
    const { own, other } = rowsOf(network, side)
    const members = withLetter(own, letter)
    const partners = withLetter(other, otherLetter)
    const needed = sumOf(members, ({ min }) => min)
    const available = sumOf(partners, ({ max }) => Math.min(max, members.length))
    if (needed <= available) return []
    const counts = { count: members.length, needed, otherCount: partners.length, available }
    const params = { side, letter, otherLetter, ...counts, missing: needed - available }
    return [{ code: 'clash.tier-group', params }]
  })
}

type Row = Supporter | Community

function withLetter(rows: readonly Row[], letter: string): Row[] {
  return rows.filter((row) => row.letter === letter)
}

function sumOf(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + count(row), 0)
}
