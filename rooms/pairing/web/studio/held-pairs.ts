/** Which pairs are settled before any rule is asked, and who settled them. */
import type { Roster } from '@lianjian/pairing'
import type { TriedPair, WayOut } from '@lianjian/pairing/try'

/** By the office; because they are tied from before; because each is the other's first choice. */
export type Holding = 'locked' | 'kept' | 'chosen'

export function holdingsOf({
  relations,
  preferences,
}: Roster): (pair: TriedPair) => Holding | undefined {
  const keys = (relation: string) =>
    new Set(
      relations
        .filter((each) => each.relation === relation)
        .map(({ supporter, community }) => keyOf([supporter, community])),
    )
  const firsts = (side: string) =>
    new Set(
      preferences
        .filter((each) => each.side === side && each.rank === 1)
        .map(({ supporter, community }) => keyOf([supporter, community])),
    )
  const [locked, existing] = [keys('locked'), keys('existing')]
  const [wanted, welcome] = [firsts('supporter'), firsts('community')]
  return (pair) => {
    const key = keyOf(pair)
    if (!locked.has(key)) return undefined
    if (existing.has(key)) return 'kept'
    return wanted.has(key) && welcome.has(key) ? 'chosen' : 'locked'
  }
}

/** Why a pair is not the office's to untie: it is in force, or its two sides settled it. */
export type NotOurs = { pair: TriedPair; why: 'standing' | 'kept' | 'chosen' }

/**
 * Ways out that the office can take; those that would untie what is not its own are left out, and told.
 *
 * @param standing pairs in force, which the roster holds as avoided
 */
export function sortWays(
  ways: readonly WayOut[],
  standing: readonly TriedPair[],
  holdingOf: (pair: TriedPair) => Holding | undefined,
): { ours: WayOut[]; notOurs: NotOurs[] } {
  const stands = new Set(standing.map(keyOf))
  const notOurs = new Map<string, NotOurs>()
  const ours = ways.filter(({ changes }) => {
    const others = changes.flatMap((change): NotOurs[] => {
      if (change.kind !== 'drop') return []
      const pair = [change.supporter, change.community] as const
      const holding = change.relation === 'locked' ? holdingOf(pair) : undefined
      if (holding === 'kept' || holding === 'chosen') return [{ pair, why: holding }]
      if (change.relation === 'avoid' && stands.has(keyOf(pair))) return [{ pair, why: 'standing' }]
      return []
    })
    for (const each of others) notOurs.set(keyOf(each.pair), each)
    return others.length === 0
  })
  return { ours, notOurs: [...notOurs.values()] }
}

const keyOf = (pair: TriedPair) => pair.join('\n')
