/** Which pairs are settled before any rule is asked, and who settled them. */
import type { Roster } from '@lianjian/pairing'
import type { TriedPair } from '@lianjian/pairing/try'

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

const keyOf = (pair: TriedPair) => pair.join('\n')
