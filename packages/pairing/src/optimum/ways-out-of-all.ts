/** Changes that end the whole shortage of one side at once, where it is more than a single clash. */
import type { Network } from './network.ts'
import { PlaceFlow } from './place-flow.ts'
import { avoidedPairs, rowsOf, withPairs } from './place-problem.ts'
import { allNames, nameOf } from './row-names.ts'
import type { Shortage } from './shortage.ts'
import { droppedOf, placesOf, type Way } from './ways-out.ts'

/** More rows than this are easier changed all alike. */
const fewest = 3

/** Ways out, in the order of `findWaysOut`. Each is tried, or ends the shortage by how it is made. */
export function findWaysOutOfAll(network: Network, shortage: Shortage): Way[] {
  return [
    ...raiseMaxima(network, shortage),
    ...dropAvoidances(network, shortage),
    ...lowerMinima(network, shortage),
  ]
}

/** One more place at a partner that the row does not use yet, for every place it misses; evenly spread. */
function raiseMaxima(network: Network, { side, problem, used, lacking }: Shortage): Way[] {
  const { first, partner, room } = problem
  const raised = new Int32Array(room.length)
  for (const [row, missing] of lacking.entries()) {
    if (missing === 0) continue
    const unused: number[] = []
    for (let pair = first[row]!; pair < first[row + 1]!; pair++)
      if (!used[pair]) unused.push(partner[pair]!)
    if (unused.length < missing) return []
    unused.sort((a, b) => raised[a]! - raised[b]! || a - b)
    for (const giver of unused.slice(0, missing)) raised[giver]!++
  }
  const { other, otherSide } = rowsOf(network, side)
  const changed = [...raised.keys()].filter((row) => raised[row]! > 0)
  const by = raised.reduce((sum, each) => sum + each, 0)
  const rows = allNames(changed.map((row) => `${nameOf(other[row]!)} +${raised[row]}`))
  const params = { side: otherSide, rows, count: changed.length, by }
  const raise = (row: number, more: number) =>
    placesOf(other[row]!, otherSide, 'max', other[row]!.max + more)
  const some: Way = {
    reason: { code: 'way.raise-maxima', params },
    changes: changed.map((row) => raise(row, raised[row]!)),
  }
  if (changed.length <= fewest) return [some]
  const most = raised.reduce((a, b) => Math.max(a, b), 0)
  const every = { side: otherSide, count: other.length, by: most }
  const all = {
    reason: { code: 'way.raise-every-maximum', params: every },
    changes: other.map((_, row) => raise(row, most)),
  }
  return [some, all]
}

/** The avoided pairs that a best choice takes once it may, having started from one that takes none. */
function dropAvoidances(network: Network, { side, problem, used }: Shortage): Way[] {
  const avoided = avoidedPairs(network.instance, side)
  if (avoided.length === 0) return []
  const wider = withPairs(problem, used, avoided)
  const flow = new PlaceFlow(wider.problem, wider.used)
  if (flow.shortage() > 0) return []
  const { own, other } = rowsOf(network, side)
  const { first, partner } = wider.problem
  const { used: taken } = flow.snapshot()
  const dropped = avoided.filter(([row, giver]) => {
    const at = partner.subarray(0, first[row + 1]).indexOf(giver, first[row])
    return taken[at] === 1
  })
  const named = dropped.map(([row, giver]): [supporter: string, community: string] => {
    const [mine, theirs] = [nameOf(own[row]!), nameOf(other[giver]!)]
    return side === 'supporter' ? [mine, theirs] : [theirs, mine]
  })
  const changes = droppedOf(network, side, dropped)
  const [only] = named
  if (only && named.length === 1) {
    const [supporter, community] = only
    const reason = { code: 'way.drop-avoidance', params: { supporter, community } }
    return [{ reason, changes, drops: dropped }]
  }
  const pairs = allNames(named.map((ends) => ends.join(' – ')))
  const params = { pairs, count: named.length }
  return [{ reason: { code: 'way.drop-avoidances', params }, changes, drops: dropped }]
}

function lowerMinima(network: Network, { side, missing, lacking }: Shortage): Way[] {
  const { own } = rowsOf(network, side)
  const lowered = [...lacking.keys()].filter((row) => lacking[row]! > 0)
  const rows = allNames(lowered.map((row) => `${nameOf(own[row]!)} −${lacking[row]}`))
  const params = { side, rows, count: lowered.length, by: missing }
  const changes = lowered.map((row) =>
    placesOf(own[row]!, side, 'min', own[row]!.min - lacking[row]!),
  )
  return [{ reason: { code: 'way.lower-minima', params }, changes }]
}
