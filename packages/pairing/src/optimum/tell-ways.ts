/** Which ways out are enough, where both sides miss places. */
import type { Reason } from '../reason.ts'
import { PlaceFlow } from './place-flow.ts'
import { type AvoidedPair, withPairs } from './place-problem.ts'
import type { WayOut } from './proof.ts'
import type { Shortage } from './shortage.ts'
import type { Way } from './ways-out.ts'

interface WaysOfSide {
  shortage: Shortage
  ways: Way[]
}

/**
 * The ways of each side that misses places, then changes to the rules, each of which ends everything. What one
 * side misses the other's ways do not end, save that a pair that is allowed serves both: so where both miss some,
 * it is said which ways have to go together. One of each side is enough, because minima of both sides can be met
 * together whenever each side's can.
 */
export function tellWays([one, another]: WaysOfSide[], ofRules: WayOut[]): Told {
  if (one === undefined || another === undefined) {
    return toldOf([...(one?.ways ?? []), ...ofRules])
  }
  const both = new Map<string, Way>()
  const ofSide = ({ shortage, ways }: WaysOfSide, other: WaysOfSide): (WayOut | Reason)[] => {
    const alone = ways.filter((way) => {
      if (!endsToo(other.shortage, way.drops ?? [])) return true
      both.set(JSON.stringify(way.reason), way)
      return false
    })
    if (alone.length === 0) return []
    const { side, missing } = shortage
    const besides = other.shortage.side
    return [
      { code: 'ways.of-side', params: { side, missing, besides } },
      ...alone.map(({ reason: { code, params }, changes }) => ({
        reason: { code, params: { ...params, besides } },
        changes,
      })),
    ]
  }
  const sides = [...ofSide(one, another), ...ofSide(another, one)]
  return toldOf([...sides, { code: 'ways.of-both', params: {} }, ...both.values(), ...ofRules])
}

interface Told {
  /** What is read, with what stands above some of them. */
  reasons: Reason[]
  ways: WayOut[]
}

function toldOf(lines: readonly (WayOut | Reason)[]): Told {
  return {
    reasons: lines.map((line) => ('reason' in line ? line.reason : line)),
    ways: lines.flatMap((line) =>
      'reason' in line ? [{ reason: line.reason, changes: line.changes }] : [],
    ),
  }
}

/** Whether allowing these pairs, which the other side names, ends this side's shortage. */
function endsToo({ problem, used }: Shortage, drops: AvoidedPair[]): boolean {
  if (drops.length === 0) return false
  const seen = drops.map(([row, partner]): AvoidedPair => [partner, row])
  const wider = withPairs(problem, used, seen)
  return new PlaceFlow(wider.problem, wider.used).shortage() === 0
}
