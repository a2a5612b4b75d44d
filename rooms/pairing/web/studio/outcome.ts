/** What a set of pairs comes to in figures, and where two sets differ. */
import type { Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import type { Met, TriedPair } from '@lianjian/pairing/try'

export interface ShownPairs {
  pairs: readonly TriedPair[]
  /** Not decided yet. */
  isExample: boolean
}

export interface Outcome extends ShownPairs {
  roster: Roster
  rules: Rules
  /** Counted by whoever needs it where it is left out. */
  met?: Met
}

export interface Figures {
  pairs: number
  covered: number
  all: number
  /** Codes of communities without a partner. */
  left: string[]
  /** Partnerships a supporter: fewest, most, and how many have how many. */
  load: { min: number; max: number; spread: { count: number; supporters: number }[] }
}

export function figuresOf(roster: Roster, pairs: readonly TriedPair[]): Figures {
  const covered = new Set(pairs.map(([, community]) => community))
  const loads = new Map(roster.supporters.map(({ code }) => [code, 0]))
  for (const [supporter] of pairs) loads.set(supporter, (loads.get(supporter) ?? 0) + 1)
  const spread = new Map<number, number>()
  for (const count of loads.values()) spread.set(count, (spread.get(count) ?? 0) + 1)
  const counts = [...spread]
    .map(([count, supporters]) => ({ count, supporters }))
    .sort((a, b) => a.count - b.count)
  return {
    pairs: pairs.length,
    covered: covered.size,
    all: roster.communities.length,
    left: roster.communities.flatMap(({ code }) => (covered.has(code) ? [] : [code])),
    load: { min: counts[0]?.count ?? 0, max: counts.at(-1)?.count ?? 0, spread: counts },
  }
}

/** A community whose supporters are not the same in both. */
export interface Difference {
  community: string
  before: string[]
  after: string[]
}

export function differencesOf(
  before: readonly TriedPair[],
  after: readonly TriedPair[],
): Difference[] {
  const [one, other] = [byCommunity(before), byCommunity(after)]
  return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((community) => {
    const [was, is] = [one.get(community) ?? [], other.get(community) ?? []]
    const gone = was.filter((each) => !is.includes(each))
    const come = is.filter((each) => !was.includes(each))
    return gone.length + come.length > 0 ? [{ community, before: gone, after: come }] : []
  })
}

function byCommunity(pairs: readonly TriedPair[]): Map<string, string[]> {
  const partners = new Map<string, string[]>()
  for (const [supporter, community] of pairs) {
    const own = partners.get(community)
    if (own) own.push(supporter)
    else partners.set(community, [supporter])
  }
  return partners
}
