/** Small changes that end a places clash, each tried before it is named. */
import type { Instance } from '../instance.ts'
import { PlaceFlow } from './place-flow.ts'
import { type AvoidedPair, avoidedPairs, rowsOf, type Side, withPairs } from './place-problem.ts'
import type { Change, WayOut } from './proof.ts'
import { allNames, nameOf } from './row-names.ts'
import type { Shortage } from './shortage.ts'

/** A change that ends what one side misses. */
export interface Way extends WayOut {
  /** Avoided pairs that it allows: the one change that may end what the other side misses as well. */
  drops?: AvoidedPair[]
}

/** One side's view of an instance: members need places, partners give them. */
export interface PlacesView {
  instance: Instance
  side: Side
  /** Members of the clash, by row index on `side`. */
  members: number[]
  /** Open pairs of each member, by row index on the other side. */
  open: number[][]
  /** The side's shortage, which is no greater than this clash. */
  whole: Shortage
  /** What each member still needs and each row of the other side still has, locks deducted. */
  need: Int32Array
  room: Int32Array
}

/** How many ways of one kind are named: a clerk chooses among few. */
const fewest = 3

/** Places that the members need beyond what their partners have for them. */
export function missingPlaces(view: PlacesView): number {
  const count = new Int32Array(view.room.length)
  for (const partners of view.open) for (const partner of partners) count[partner]!++
  const needed = view.members.reduce((sum, member) => sum + view.need[member]!, 0)
  return needed - count.reduce((sum, pairs, row) => sum + Math.min(pairs, view.room[row]!), 0)
}

/** Ways out, the fewest changes first: raise a maximum, drop avoidances, lower a minimum. */
export function findWaysOut(view: PlacesView): Way[] {
  const missing = missingPlaces(view)
  return [
    ...raiseMaximum(view, missing),
    ...dropAvoidances(view, missing),
    ...lowerMinimum(view, missing),
  ]
}

function raiseMaximum(view: PlacesView, missing: number): Way[] {
  const { other, otherSide } = rowsOf(view, view.side)
  const count = new Map<number, number>()
  for (const partners of view.open)
    for (const partner of partners) count.set(partner, (count.get(partner) ?? 0) + 1)
  const unused = [...count]
    .map(([row, pairs]) => ({ row, spare: pairs - view.room[row]! }))
    .filter(({ spare }) => spare > 0)
    .sort((a, b) => b.spare - a.spare || a.row - b.row)
  const raised = (changes: { row: number; by: number }[]) => {
    const room = view.room.slice()
    for (const { row, by } of changes) room[row]! += by
    return missingPlaces({ ...view, room }) <= 0
  }
  const single = unused.map(({ row }) => ({ row, by: missing })).filter((one) => raised([one]))
  if (single.length > 0)
    return single.slice(0, fewest).map(({ row, by }) => {
      const { max } = other[row]!
      const params = { side: otherSide, row: nameOf(other[row]!), from: max, to: max + by }
      return {
        reason: { code: 'way.raise-maximum', params },
        changes: [placesOf(other[row]!, otherSide, 'max', max + by)],
      }
    })
  const together: { row: number; by: number }[] = []
  let left = missing
  for (const { row, spare } of unused) {
    if (left <= 0) break
    together.push({ row, by: Math.min(spare, left) })
    left -= spare
  }
  if (together.length === 0 || !raised(together)) return []
  const rows = allNames(together.map(({ row, by }) => `${nameOf(other[row]!)} +${by}`))
  const params = { side: otherSide, rows, count: together.length, by: missing }
  const changes = together.map(({ row, by }) =>
    placesOf(other[row]!, otherSide, 'max', other[row]!.max + by),
  )
  return [{ reason: { code: 'way.raise-maxima', params }, changes }]
}

/** Another bound of a row's places. */
export function placesOf(
  { code }: { code: string },
  side: Side,
  bound: 'min' | 'max',
  to: number,
): Change {
  return { kind: 'places', side, code, bound, to }
}

/** Avoided pairs, as the side sees them, that may be from now on. */
export function droppedOf(
  view: { instance: Instance },
  side: Side,
  pairs: AvoidedPair[],
): Change[] {
  const { own, other } = rowsOf(view, side)
  return pairs.map(([row, partner]) => {
    const [mine, theirs] = [own[row]!.code, other[partner]!.code]
    const [supporter, community] = side === 'supporter' ? [mine, theirs] : [theirs, mine]
    return { kind: 'drop', relation: 'avoid', supporter, community }
  })
}

function dropAvoidances(view: PlacesView, missing: number): Way[] {
  const { side, whole } = view
  const { own, other } = rowsOf(view, side)
  const position = new Map(view.members.map((member, at) => [member, at]))
  const avoided = avoidedPairs(view.instance, side).filter(([row]) => position.has(row))
  const without = (pairs: AvoidedPair[]) => {
    const open = view.open.map((partners) => [...partners])
    for (const [row, partner] of pairs) open[position.get(row)!]!.push(partner)
    return missingPlaces({ ...view, open })
  }
  // What ends this clash may leave a greater one that holds it.
  const endsAll = (pairs: AvoidedPair[]) => {
    const { problem, used } = withPairs(whole.problem, whole.used, pairs)
    return new PlaceFlow(problem, used).shortage() === 0
  }
  const named = ([row, partner]: AvoidedPair) => {
    const ends = [nameOf(own[row]!), nameOf(other[partner]!)] as const
    return side === 'supporter' ? ends : ([ends[1], ends[0]] as const)
  }
  const single: Way[] = []
  for (const pair of avoided) {
    if (single.length === fewest) break
    if (without([pair]) > 0 || !endsAll([pair])) continue
    const [supporter, community] = named(pair)
    const params = { supporter, community }
    single.push({
      reason: { code: 'way.drop-avoidance', params },
      changes: droppedOf(view, side, [pair]),
      drops: [pair],
    })
  }
  if (single.length > 0) return single
  const together: AvoidedPair[] = []
  for (let left = missing, at = 0; left > 0 && at < avoided.length; at++) {
    const after = without([...together, avoided[at]!])
    if (after < left) together.push(avoided[at]!)
    left = after
  }
  if (together.length === 0 || without(together) > 0 || !endsAll(together)) return []
  const pairs = allNames(together.map((pair) => named(pair).join(' – ')))
  const params = { pairs, count: together.length }
  const changes = droppedOf(view, side, together)
  return [{ reason: { code: 'way.drop-avoidances', params }, changes, drops: together }]
}

/** In a minimal clash every member needs at least what is missing: without it nothing would be. */
function lowerMinimum(view: PlacesView, missing: number): Way[] {
  const { own } = rowsOf(view, view.side)
  const { side } = view
  return view.members.slice(0, fewest).map((member) => {
    const { min } = own[member]!
    const params = { side, row: nameOf(own[member]!), from: min, to: min - missing }
    return {
      reason: { code: 'way.lower-minimum', params },
      changes: [placesOf(own[member]!, side, 'min', min - missing)],
    }
  })
}
