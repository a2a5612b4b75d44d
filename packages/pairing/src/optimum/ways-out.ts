/** Small changes that end a places clash, each tried before it is named. */
import { eligible } from '../eligibility.ts'
import type { Instance } from '../instance.ts'
import type { Reason } from '../reason.ts'
import { nameOf } from './rules-clash.ts'

/** One side's view of an instance: members need places, partners give them. */
export interface PlacesView {
  instance: Instance
  side: 'supporter' | 'community'
  /** Members of the clash, by row index on `side`. */
  members: number[]
  /** Open pairs of each member, by row index on the other side. */
  open: number[][]
  /** What each member still needs and each row of the other side still has, locks deducted. */
  need: Int32Array
  room: Int32Array
}

/** How many ways of one kind are named: a clerk chooses among few. */
const fewest = 3
/** Names a reason holds. */
const mostNames = 20

/** Places that the members need beyond what their partners have for them. */
export function missingPlaces(view: PlacesView): number {
  const count = new Int32Array(view.room.length)
  for (const partners of view.open) for (const partner of partners) count[partner]!++
  const needed = view.members.reduce((sum, member) => sum + view.need[member]!, 0)
  return needed - count.reduce((sum, pairs, row) => sum + Math.min(pairs, view.room[row]!), 0)
}

/** Ways out, the fewest changes first: raise a maximum, drop avoidances, lower a minimum, lift the tiers. */
export function findWaysOut(view: PlacesView): Reason[] {
  const missing = missingPlaces(view)
  return [
    ...raiseMaximum(view, missing),
    ...dropAvoidances(view, missing),
    ...lowerMinimum(view, missing),
    ...liftTiers(view),
  ]
}

function rowsOf({ instance, side }: PlacesView) {
  const { supporters, communities } = instance
  return side === 'supporter'
    ? { own: supporters, other: communities, otherSide: 'community' as const }
    : { own: communities, other: supporters, otherSide: 'supporter' as const }
}

function raiseMaximum(view: PlacesView, missing: number): Reason[] {
  const { other, otherSide } = rowsOf(view)
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
      return { code: 'way.raise-maximum', params }
    })
  const together: { row: number; by: number }[] = []
  let left = missing
  for (const { row, spare } of unused) {
    if (left <= 0) break
    together.push({ row, by: Math.min(spare, left) })
    left -= spare
  }
  if (together.length === 0 || !raised(together)) return []
  const rows = together
    .slice(0, mostNames)
    .map(({ row, by }) => `${nameOf(other[row]!)} +${by}`)
    .join('\n')
  const params = { side: otherSide, rows, count: together.length, by: missing }
  return [{ code: 'way.raise-maxima', params }]
}

function dropAvoidances(view: PlacesView, missing: number): Reason[] {
  const { instance, side } = view
  const supporters = new Map(instance.supporters.map((row, index) => [row.code, index]))
  const communities = new Map(instance.communities.map((row, index) => [row.code, index]))
  const position = new Map(view.members.map((member, at) => [member, at]))
  const avoided = instance.relations.flatMap(({ supporter, community, relation }) => {
    const i = supporters.get(supporter)!
    const j = communities.get(community)!
    const at = position.get(side === 'supporter' ? i : j)
    if (relation !== 'avoid' || at === undefined) return []
    const s = instance.supporters[i]!
    const c = instance.communities[j]!
    if (!eligible(instance, s, c)) return []
    return [{ at, partner: side === 'supporter' ? j : i, s: nameOf(s), c: nameOf(c) }]
  })
  const without = (pairs: typeof avoided) => {
    const open = view.open.map((partners) => [...partners])
    for (const { at, partner } of pairs) open[at]!.push(partner)
    return missingPlaces({ ...view, open })
  }
  const single = avoided.filter((pair) => without([pair]) <= 0)
  if (single.length > 0)
    return single.slice(0, fewest).map(({ s, c }) => {
      return { code: 'way.drop-avoidance', params: { supporter: s, community: c } }
    })
  const together: typeof avoided = []
  for (let left = missing, at = 0; left > 0 && at < avoided.length; at++) {
    const after = without([...together, avoided[at]!])
    if (after < left) together.push(avoided[at]!)
    left = after
  }
  if (together.length === 0 || without(together) > 0) return []
  const pairs = together
    .slice(0, mostNames)
    .map(({ s, c }) => `${s} – ${c}`)
    .join('\n')
  return [{ code: 'way.drop-avoidances', params: { pairs, count: together.length } }]
}

/** In a minimal clash every member needs at least what is missing: without it nothing would be. */
function lowerMinimum(view: PlacesView, missing: number): Reason[] {
  const { own } = rowsOf(view)
  const { side } = view
  return view.members.slice(0, fewest).map((member) => {
    const { min } = own[member]!
    const params = { side, row: nameOf(own[member]!), from: min, to: min - missing }
    return { code: 'way.lower-minimum', params }
  })
}

function liftTiers(view: PlacesView): Reason[] {
  const { instance, side } = view
  const { rules } = instance
  if (rules.tiers !== 'sum-to-four' || !rules.tiersHard) return []
  const lifted: Instance = { ...instance, rules: { ...rules, tiersHard: false } }
  const { other } = rowsOf(view)
  const closed = new Set(
    instance.relations
      .filter(({ relation }) => relation !== 'existing')
      .map((pair) => JSON.stringify([pair.supporter, pair.community])),
  )
  const open = view.members.map((member) => {
    return [...other.keys()].filter((row) => {
      const s = instance.supporters[side === 'supporter' ? member : row]!
      const c = instance.communities[side === 'supporter' ? row : member]!
      return eligible(lifted, s, c) && !closed.has(JSON.stringify([s.code, c.code]))
    })
  })
  return missingPlaces({ ...view, open }) <= 0 ? [{ code: 'way.lift-tiers', params: {} }] : []
}
