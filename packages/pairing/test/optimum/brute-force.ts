/** The optimum by trying every set of pairs, straight from the meaning of the objectives. */
import {
  eligible,
  fitCost,
  functionNeedCost,
  regionSteps,
  tierDistanceOf,
} from '../../src/eligibility.ts'
import type { Instance, Pair } from '../../src/instance.ts'
import type { ObjectiveName } from '../../src/rules.ts'
import { Stream } from '../../src/stream.ts'

/** Pairs that the rules allow, locked ones with `locked`. Undefined when a locked pair is not allowed. */
export function allowedPairs(instance: Instance): { pairs: Pair[]; locked: boolean[] } | undefined {
  const related = (s: string, c: string, kind: string) =>
    instance.relations.some(
      ({ supporter, community, relation }) =>
        supporter === s && community === c && relation === kind,
    )
  const pairs: Pair[] = []
  const locked: boolean[] = []
  for (const [supporter, s] of instance.supporters.entries())
    for (const [community, c] of instance.communities.entries()) {
      const isLocked = related(s.code, c.code, 'locked')
      const allowed = eligible(instance, s, c) && !related(s.code, c.code, 'avoid')
      if (isLocked && !allowed) return undefined
      if (!allowed) continue
      pairs.push({ supporter, community })
      locked.push(isLocked)
    }
  return { pairs, locked }
}

export function keepsBounds(instance: Instance, pairs: Pair[]): boolean {
  const within = (rows: { min: number; max: number }[], degree: number[]) =>
    rows.every(({ min, max }, at) => {
      return degree[at]! <= max && (!instance.rules.hardMinima || degree[at]! >= min)
    })
  const degrees = degreesOf(instance, pairs)
  return (
    within(instance.supporters, degrees.supporters) &&
    within(instance.communities, degrees.communities)
  )
}

function degreesOf(instance: Instance, pairs: Pair[]) {
  const supporters = instance.supporters.map(() => 0)
  const communities = instance.communities.map(() => 0)
  for (const pair of pairs) {
    supporters[pair.supporter]!++
    communities[pair.community]!++
  }
  return { supporters, communities }
}

/** The order that the design gives: soft minima first, then as listed. */
export function orderOf(instance: Instance): ObjectiveName[] {
  const { objectives, hardMinima } = instance.rules
  if (hardMinima) return objectives
  const coverageFirst =
    objectives.includes('unpaired') &&
    objectives.includes('coverage') &&
    objectives.indexOf('coverage') < objectives.indexOf('unpaired')
  const minima: ObjectiveName[] = coverageFirst
    ? ['coverage', 'unpaired']
    : ['unpaired', 'coverage']
  return [...minima, ...objectives.filter((name) => !minima.includes(name))]
}

/** What a set of pairs counts under each objective, then its tie sum. */
export function vectorOf(instance: Instance, seed: Uint8Array, pairs: Pair[]): bigint[] {
  const values = orderOf(instance).map((name) => BigInt(count(instance, name, pairs)))
  const tie = pairs.reduce((sum, pair) => sum + tieOf(instance, seed, pair), 0n)
  return [...values, tie]
}

const words = new Map<string, bigint>()

function tieOf(instance: Instance, seed: Uint8Array, { supporter, community }: Pair): bigint {
  const key = `${seed.join()}/${instance.supporters[supporter]!.code}/${community}`
  const known = words.get(key)
  if (known !== undefined) return known
  const stream = new Stream(seed, `LJ-1/tie/${instance.supporters[supporter]!.code}`)
  let word = 0
  for (let at = 0; at <= community; at++) word = stream.word()
  words.set(key, BigInt(word))
  return BigInt(word)
}

function count(instance: Instance, name: ObjectiveName, pairs: Pair[]): number {
  const { supporters, communities, rules } = instance
  const degrees = degreesOf(instance, pairs)
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  const missing = (rows: { min: number }[], degree: number[]) =>
    sum(rows.map(({ min }, at) => Math.max(0, min - degree[at]!)))
  const overPairs = (cost: (i: number, j: number) => number) =>
    sum(pairs.map((pair) => cost(pair.supporter, pair.community)))
  switch (name) {
    case 'unpaired':
      return missing(supporters, degrees.supporters)
    case 'coverage':
      return missing(communities, degrees.communities)
    case 'function-need':
      return overPairs((i, j) => functionNeedCost(rules, supporters[i]!, communities[j]!))
    case 'tier':
      return overPairs((i, j) => tierDistanceOf(instance, supporters[i]!, communities[j]!))
    case 'fit':
      return overPairs((i, j) => fitCost(supporters[i]!, communities[j]!))
    case 'distance':
      return overPairs((i, j) => regionSteps(supporters[i]!.region!, communities[j]!.region!))
    case 'balance':
      return sum(degrees.supporters.map((degree) => (degree * (degree - 1)) / 2))
    case 'stability':
      return instance.relations.filter(
        ({ relation, supporter, community }) =>
          relation === 'existing' &&
          !pairs.some(
            (pair) =>
              supporters[pair.supporter]!.code === supporter &&
              communities[pair.community]!.code === community,
          ),
      ).length
    case 'preference':
      return overPairs(
        (i, j) => rankOf(instance, 'supporter', i, j) + rankOf(instance, 'community', i, j),
      )
  }
}

function rankOf(instance: Instance, side: 'supporter' | 'community', i: number, j: number): number {
  const s = instance.supporters[i]!.code
  const c = instance.communities[j]!.code
  const own = instance.preferences.filter(
    (entry) => entry.side === side && entry[side] === (side === 'supporter' ? s : c),
  )
  if (own.length === 0) return 0
  const found = own.find((entry) => entry.supporter === s && entry.community === c)
  return found?.rank ?? own.length + 1
}

export function compareVectors(a: bigint[], b: bigint[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}

/** Every best set of pairs; none when the hard rules leave none. */
export function bruteForce(
  instance: Instance,
  seed: Uint8Array,
): { sets: Pair[][]; vector: bigint[] } {
  const allowed = allowedPairs(instance)
  let best: { sets: Pair[][]; vector: bigint[] } = { sets: [], vector: [] }
  if (!allowed) return best
  const free = allowed.pairs.filter((_, at) => !allowed.locked[at])
  const locked = allowed.pairs.filter((_, at) => allowed.locked[at])
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    const pairs = [...locked, ...free.filter((_, at) => (mask >> at) & 1)]
    if (!keepsBounds(instance, pairs)) continue
    const vector = vectorOf(instance, seed, pairs)
    const order = best.sets.length === 0 ? -1 : compareVectors(vector, best.vector)
    if (order < 0) best = { sets: [sorted(pairs)], vector }
    else if (order === 0) best.sets.push(sorted(pairs))
  }
  return best
}

export function sorted(pairs: Pair[]): Pair[] {
  return pairs.toSorted((a, b) => a.supporter - b.supporter || a.community - b.community)
}
