import { expect, test } from 'vitest'
import type { Instance } from '../../src/instance.ts'
import { findClash } from '../../src/optimum/clash.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import type { Change, Optimum, PlacesClash } from '../../src/optimum/proof.ts'
import { optimumCodes } from '../../src/optimum/words.ts'
import type { Reason } from '../../src/reason.ts'
import type { Rules } from '../../src/rules.ts'
import { allowedPairs, bruteForce, keepsBounds } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'
import { shortestPaths } from './shortest-paths.ts'

const seed = new Uint8Array(32).fill(3)

/** The fewest places that each side can miss, by the solver that knows nothing of clashes. */
function shortestMinima(instance: Instance) {
  const missing = (first: 'unpaired' | 'coverage') => {
    const rules: Rules = { ...instance.rules, objectives: [first] }
    const { values } = optimize({ ...instance, rules }, seed) as Optimum
    return values.find(({ level }) => level === first)!.value
  }
  return { supporter: missing('unpaired'), community: missing('coverage') }
}

/** The instance in which only some rows of one side have minima. */
function onlyMinima(instance: Instance, clash: PlacesClash, members: number[]): Instance {
  const keep = (side: string) => (row: { min: number }, index: number) => {
    return side === clash.side && members.includes(index) ? row : { ...row, min: 0 }
  }
  return {
    ...instance,
    supporters: instance.supporters.map((row, i) => ({ ...row, ...keep('supporter')(row, i) })),
    communities: instance.communities.map((row, j) => ({ ...row, ...keep('community')(row, j) })),
  }
}

function placesClash(instance: Instance): PlacesClash | undefined {
  const found = findClash(instance)
  return found?.clash.kind === 'places' ? found.clash : undefined
}

test('finds a clash exactly when brute force finds no pairs', () => {
  const roll = dice(31)
  const seen = { clash: 0, none: 0 }
  for (let run = 0; run < 500; run++) {
    const shape = {
      supporters: 1 + roll(4),
      communities: 1 + roll(4),
      relations: 15,
      preferences: 0,
    }
    const instance = randomInstance(roll, { ...shape, objectives: [] })
    if ((allowedPairs(instance)?.pairs.length ?? 0) > 9) continue
    const truth = bruteForce(instance, seed)
    const found = findClash(instance)
    expect(found === undefined, `run ${run}`).toBe(truth.sets.length > 0)
    seen[found ? 'clash' : 'none']++
  }
  expect(Math.min(seen.clash, seen.none)).toBeGreaterThan(100)
})

test('members alone clash, and without any one of them they do not', () => {
  const roll = dice(32)
  let several = 0
  for (let run = 0; run < 500; run++) {
    const instance = randomInstance(roll, {
      supporters: 2 + roll(6),
      communities: 2 + roll(6),
      relations: 10,
      preferences: 0,
      hardMinima: true,
      objectives: [],
    })
    // Every community asks for one place: what clashes then is seldom a single row.
    if (run % 2) {
      for (const row of instance.supporters) Object.assign(row, { min: 0, max: roll(2) })
      for (const row of instance.communities) Object.assign(row, { min: 1, max: 1 })
    }
    const clash = placesClash(instance)
    if (!clash) continue
    const { members, needed, available } = clash
    const alone = onlyMinima(instance, clash, members)
    expect(findClash(alone)?.clash, `run ${run}`).toMatchObject({ members, needed, available })
    for (const left of members) {
      const rest = members.filter((member) => member !== left)
      expect(findClash(onlyMinima(instance, clash, rest)), `run ${run}`).toBeUndefined()
    }
    if (members.length > 1) several++
  }
  expect(several).toBeGreaterThan(20)
})

test('needed and available are what brute force counts for the members', () => {
  const roll = dice(33)
  let counted = 0
  for (let run = 0; run < 600 && counted < 60; run++) {
    const instance = randomInstance(roll, {
      supporters: 1 + roll(4),
      communities: 1 + roll(4),
      relations: 15,
      preferences: 0,
      hardMinima: true,
      objectives: [],
    })
    const clash = placesClash(instance)
    const allowed = allowedPairs(instance)
    if (!clash || !allowed || allowed.pairs.length > 9) continue
    counted++
    const wish = onlyMinima(instance, clash, clash.members)
    const soft = { ...wish, rules: { ...wish.rules, hardMinima: false } }
    const [unpaired, coverage] = bruteForce(soft, seed).vector
    const missing = Number(clash.side === 'supporter' ? unpaired : coverage)
    expect(clash.needed - clash.available, `run ${run}`).toBe(missing)
    const rows = clash.side === 'supporter' ? instance.supporters : instance.communities
    expect(clash.needed).toBe(clash.members.reduce((sum, row) => sum + rows[row]!.min, 0))
  }
  expect(counted).toBe(60)
})

/** The instance after one way out has been taken. */
function taken(instance: Instance, { code, params }: Reason): Instance {
  const changed = structuredClone(instance)
  const rows: { name?: string; min: number; max: number }[] =
    params.side === 'supporter' ? changed.supporters : changed.communities
  const named = (name: unknown) => rows.find((row) => row.name === name)!
  const lines = (list: unknown) => String(list).split('\n')
  const drop = (supporter: unknown, community: unknown) => {
    const s = changed.supporters.find(({ name }) => name === supporter)!.code
    const c = changed.communities.find(({ name }) => name === community)!.code
    changed.relations = changed.relations.filter(
      (one) => one.relation !== 'avoid' || one.supporter !== s || one.community !== c,
    )
  }
  switch (code) {
    case 'way.raise-maximum':
      named(params.row).max = Number(params.to)
      break
    case 'way.raise-maxima':
      for (const [name, by] of lines(params.rows).map((line) => line.split(' +')))
        named(name).max += Number(by)
      break
    case 'way.raise-every-maximum':
      for (const row of rows) row.max += Number(params.by)
      break
    case 'way.lower-minimum':
      named(params.row).min = Number(params.to)
      break
    case 'way.lower-minima':
      for (const [name, by] of lines(params.rows).map((line) => line.split(' −')))
        named(name).min -= Number(by)
      break
    case 'way.drop-avoidance':
      drop(params.supporter, params.community)
      break
    case 'way.drop-avoidances':
      for (const pair of lines(params.pairs)) drop(...(pair.split(' – ') as [string, string]))
      break
    case 'way.lift-tiers':
      changed.rules.tiersHard = false
      break
    case 'way.soften-minima':
      changed.rules.hardMinima = false
      break
    default:
      throw new Error(code)
  }
  return changed
}

/** The same, by what a program is told instead of what a clerk reads. */
function withChanges(instance: Instance, changes: readonly Change[]): Instance {
  const changed = structuredClone(instance)
  for (const change of changes) {
    if (change.kind === 'rules') Object.assign(changed.rules, change.rules)
    else if (change.kind === 'places') {
      const rows = change.side === 'supporter' ? changed.supporters : changed.communities
      rows.find(({ code }) => code === change.code)![change.bound] = change.to
    } else {
      changed.relations = changed.relations.filter(
        (one) =>
          one.relation !== change.relation ||
          one.supporter !== change.supporter ||
          one.community !== change.community,
      )
    }
  }
  return changed
}

/** Where something contradicts a lock, and where nobody may be paired at all; not where places are short. */
const elsewhere = ['way.drop-lock', 'way.lift-county', 'way.lift-levels', 'way.lift-limits']

test('every way out ends all that is missing, not one clash of several', () => {
  const roll = dice(34)
  const tried: Record<string, number> = {}
  for (let run = 0; run < 3000; run++) {
    const instance = randomInstance(roll, {
      supporters: 2 + roll(6),
      communities: 2 + roll(6),
      relations: 25,
      preferences: 0,
      hardMinima: true,
      objectives: [],
    })
    // One side asks: then what ends its shortage ends everything.
    const asking = run % 2 ? instance.supporters : instance.communities
    for (const row of asking === instance.supporters ? instance.communities : instance.supporters)
      row.min = 0
    if (run % 3 === 0) for (const row of asking) Object.assign(row, { min: 1, max: 1 + roll(2) })
    const found = findClash(instance)
    if (found?.clash.kind !== 'places') continue
    expect(found.ways.map(({ reason }) => reason)).toEqual(
      found.reasons.filter(({ code }) => code.startsWith('way.')),
    )
    for (const { reason, changes } of found.ways) {
      const ended = taken(instance, reason)
      expect(findClash(ended), `run ${run} ${reason.code}`).toBeUndefined()
      expect(withChanges(instance, changes), `run ${run} ${reason.code}`).toEqual(ended)
      tried[reason.code] = (tried[reason.code] ?? 0) + 1
    }
  }
  expect(Object.keys(tried).sort()).toEqual(
    optimumCodes.filter((code) => code.startsWith('way.') && !elsewhere.includes(code)).sort(),
  )
})

/** Whether any set of pairs keeps the hard rules, by trying all; undefined where they are too many to try. */
function isFeasible(instance: Instance): boolean | undefined {
  const allowed = allowedPairs(instance)
  if (!allowed) return false
  const free = allowed.pairs.filter((_, at) => !allowed.locked[at])
  const locked = allowed.pairs.filter((_, at) => allowed.locked[at])
  if (free.length > 11) return undefined
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    const pairs = [...locked, ...free.filter((_, at) => (mask >> at) & 1)]
    if (keepsBounds(instance, pairs)) return true
  }
  return false
}

test('every way out is enough, or says that it is not and what else is, by brute force', () => {
  const roll = dice(39)
  const tried = { alone: 0, together: 0, dropped: 0 }
  const expectTried = (instance: Instance, isEnough: boolean, name: string) => {
    const truth = isFeasible(instance)
    if (truth !== undefined) expect(truth, name).toBe(isEnough)
    return truth !== undefined
  }
  for (let run = 0; run < 3000; run++) {
    const instance = randomInstance(roll, {
      supporters: 1 + roll(4),
      communities: 1 + roll(4),
      relations: 25,
      preferences: 0,
      hardMinima: true,
      objectives: [],
    })
    const found = findClash(instance)
    if (found?.clash.kind !== 'places') continue
    const ways = found.reasons.filter(({ code }) => code.startsWith('way.'))
    for (const way of ways) {
      const name = `run ${run} ${JSON.stringify(way)}`
      const { besides } = way.params
      const once = taken(instance, way)
      if (!expectTried(once, besides === undefined, name)) continue
      if (besides === undefined) {
        tried.alone++
        const bothMiss = found.reasons.some(({ code }) => code === 'ways.of-both')
        if (bothMiss && way.code.startsWith('way.drop')) tried.dropped++
        continue
      }
      const others = ways.filter(
        ({ params }) => params.besides !== undefined && params.besides !== besides,
      )
      // Where every way of the other side serves both, any of those named last is enough.
      for (const other of others) {
        const both = taken(once, other)
        if (expectTried(both, true, `${name} and ${JSON.stringify(other)}`)) tried.together++
      }
    }
  }
  expect(tried.alone).toBeGreaterThan(500)
  expect(tried.together).toBeGreaterThan(500)
  expect(tried.dropped).toBeGreaterThan(3)
})

test('the whole shortage comes first, and is what the solver misses', () => {
  const roll = dice(38)
  const seen = { both: 0, tiers: 0 }
  for (let run = 0; run < 400; run++) {
    const instance = randomInstance(roll, {
      supporters: 1 + roll(4),
      communities: 1 + roll(4),
      relations: 15,
      preferences: 0,
      hardMinima: true,
      objectives: [],
    })
    const found = findClash(instance)
    if (found?.clash.kind !== 'places') continue
    const missingIn = (rules: Partial<Rules>) => {
      const soft = { ...instance, rules: { ...instance.rules, ...rules, hardMinima: false } }
      return shortestMinima(soft)
    }
    const totals = found.reasons.filter(({ code }) => code === 'clash.total')
    expect(found.reasons.slice(0, totals.length)).toEqual(totals)
    const missing = missingIn({})
    const lifted = missingIn({ tiersHard: false })
    for (const side of ['supporter', 'community'] as const) {
      const told = found.reasons.find(
        ({ code, params }) => code === 'clash.total' && params.side === side,
      )
      expect(told?.params.missing ?? 0, `run ${run} ${side}`).toBe(missing[side])
      const tiers = found.reasons.find(
        ({ code, params }) => code === 'clash.tiers' && params.side === side,
      )
      expect(tiers?.params.caused ?? 0, `run ${run} ${side}`).toBe(missing[side] - lifted[side])
      if (tiers) seen.tiers++
    }
    if (totals.length === 2) seen.both++
  }
  expect(Math.min(seen.both, seen.tiers)).toBeGreaterThan(5)
})

test('the optimum and the draw are told the same clash', () => {
  const roll = dice(35)
  for (let run = 0; run < 100; run++) {
    const shape = { supporters: 5, communities: 5, relations: 10, preferences: 0 }
    const instance = randomInstance(roll, { ...shape, hardMinima: true })
    const found = findClash(instance)
    const answer = optimize(instance, seed)
    if (found) expect(answer).toEqual(found)
    else expect(answer.kind).toBe('optimum')
  }
})

test('a clash of hundreds of rows is found and stays minimal in its numbers', () => {
  const roll = dice(36)
  const shape = { supporters: 400, communities: 60, relations: 0, preferences: 0 }
  const instance = randomInstance(roll, { ...shape, hardMinima: true, objectives: [] })
  instance.rules.eligibility = { sameCounty: false, levels: [] }
  instance.rules.tiersHard = false
  for (const row of instance.supporters) Object.assign(row, { min: 1, max: 1 })
  for (const row of instance.communities) Object.assign(row, { min: 0, max: 6 })
  const clash = placesClash(instance)!
  expect(clash.members).toHaveLength(361)
  expect([clash.needed, clash.available]).toEqual([361, 360])
})

test('places that pass through many hands are still all found', () => {
  const roll = dice(37)
  const seen = { clash: 0, none: 0 }
  for (let run = 0; run < 60; run++) {
    const rows = 20 + roll(20)
    const shape = { supporters: rows, communities: rows, relations: 2, preferences: 0 }
    const instance = randomInstance(roll, { ...shape, hardMinima: true, objectives: [] })
    instance.relations = instance.relations.filter(({ relation }) => relation === 'avoid')
    for (const row of [...instance.supporters, ...instance.communities])
      Object.assign(row, { min: 1, max: 1 })
    const clash = placesClash(instance)
    expect(clash === undefined, `run ${run}`).toBe(shortestPaths(instance, seed) !== undefined)
    seen[clash ? 'clash' : 'none']++
  }
  expect(Math.min(seen.clash, seen.none)).toBeGreaterThan(3)
})
