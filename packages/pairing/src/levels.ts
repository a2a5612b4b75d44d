/** What a set of pairs counts under each objective. */
import { fitCost, functionNeedCost, regionSteps, tierDistanceOf } from './eligibility.ts'
import type { Instance, Pair } from './instance.ts'
import type { LevelValue } from './optimum/proof.ts'
import type { ObjectiveName } from './rules.ts'

/** Partnerships per row. */
export function degreesOf(instance: Instance, pairs: readonly Pair[]) {
  const supporters = new Int32Array(instance.supporters.length)
  const communities = new Int32Array(instance.communities.length)
  for (const { supporter, community } of pairs) {
    supporters[supporter]!++
    communities[community]!++
  }
  return { supporters, communities }
}

export interface Unmet {
  side: 'supporter' | 'community'
  code: string
  /** Places missing to the row's minimum. */
  missing: number
}

/** Rows below their minimum, supporters first, in canonical order. */
export function unmetOf(instance: Instance, pairs: readonly Pair[]): Unmet[] {
  const degrees = degreesOf(instance, pairs)
  const short = (
    side: Unmet['side'],
    rows: readonly { code: string; min: number }[],
    of: Int32Array,
  ) =>
    rows.flatMap(({ code, min }, at) =>
      of[at]! < min ? [{ side, code, missing: min - of[at]! }] : [],
    )
  return [
    ...short('supporter', instance.supporters, degrees.supporters),
    ...short('community', instance.communities, degrees.communities),
  ]
}

function missing(unmet: readonly Unmet[], side: Unmet['side']): number {
  return unmet.reduce((sum, row) => sum + (row.side === side ? row.missing : 0), 0)
}

/** Ranks of both sides; on a side that ranked k partners an unranked one counts k + 1, on one that ranked none 0. */
function preferenceValue(instance: Instance, pairs: readonly Pair[]): number {
  const rankOf = new Map<string, number>()
  const ranked = new Map<string, number>()
  for (const { side, supporter, community, rank } of instance.preferences) {
    rankOf.set(JSON.stringify([side, supporter, community]), rank)
    const who = JSON.stringify([side, side === 'supporter' ? supporter : community])
    ranked.set(who, (ranked.get(who) ?? 0) + 1)
  }
  let sum = 0
  for (const pair of pairs) {
    const supporter = instance.supporters[pair.supporter]!.code
    const community = instance.communities[pair.community]!.code
    for (const side of ['supporter', 'community'] as const) {
      const count = ranked.get(JSON.stringify([side, side === 'supporter' ? supporter : community]))
      if (count === undefined) continue
      sum += rankOf.get(JSON.stringify([side, supporter, community])) ?? count + 1
    }
  }
  return sum
}

function stabilityValue(instance: Instance, pairs: readonly Pair[]): number {
  const kept = new Set(
    pairs.map(({ supporter, community }) =>
      JSON.stringify([instance.supporters[supporter]!.code, instance.communities[community]!.code]),
    ),
  )
  return instance.relations.filter(
    ({ relation, supporter, community }) =>
      relation === 'existing' && !kept.has(JSON.stringify([supporter, community])),
  ).length
}

function levelValue(instance: Instance, pairs: readonly Pair[], level: ObjectiveName): number {
  const sum = (cost: (pair: Pair) => number) => pairs.reduce((total, pair) => total + cost(pair), 0)
  const rowsOf = (pair: Pair) =>
    [instance.supporters[pair.supporter]!, instance.communities[pair.community]!] as const
  switch (level) {
    case 'unpaired':
      return missing(unmetOf(instance, pairs), 'supporter')
    case 'coverage':
      return missing(unmetOf(instance, pairs), 'community')
    case 'function-need':
      return sum((pair) => functionNeedCost(instance.rules, ...rowsOf(pair)))
    case 'tier':
      return sum((pair) => tierDistanceOf(instance, ...rowsOf(pair)))
    case 'fit':
      return sum((pair) => fitCost(...rowsOf(pair)))
    case 'preference':
      return preferenceValue(instance, pairs)
    case 'stability':
      return stabilityValue(instance, pairs)
    case 'distance':
      return sum((pair) => {
        const [supporter, community] = rowsOf(pair)
        return regionSteps(supporter.region ?? '', community.region ?? '')
      })
    case 'balance':
      return degreesOf(instance, pairs).supporters.reduce(
        (total, k) => total + (k * (k - 1)) / 2,
        0,
      )
  }
}

/**
 * For a draw, which chooses by chance and not by objectives: what came out under those the rules list,
 * after the places missing on both sides.
 */
export function drawnLevels(instance: Instance, pairs: readonly Pair[]): LevelValue[] {
  const levels = new Set<ObjectiveName>(['unpaired', 'coverage', ...instance.rules.objectives])
  return [...levels].map((level) => ({ level, value: levelValue(instance, pairs, level) }))
}
