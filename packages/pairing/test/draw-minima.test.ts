import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from '../src/draw/draw.ts'
import { eligible } from '../src/eligibility.ts'
import { taggedHash } from '../src/hash.ts'
import type { Instance, Pair } from '../src/instance.ts'
import { publish } from '../src/publish.ts'
import type { Roster, Tier } from '../src/roster.ts'
import { communityKinds, type LevelCode, type Rules } from '../src/rules.ts'
import { rulesOf } from './rosters.ts'

const seedOf = (number: number) => taggedHash('test', String(number))

interface Sizes {
  supporters: number
  communities: number
  places: number
}

const places = (most: number) =>
  fc
    .tuple(fc.nat(most), fc.nat(most))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))

/** Rosters and rules of every kind the draw knows: tiers, levels, counties, locks, avoidances, both minima. */
function cases({ supporters, communities, places: most }: Sizes) {
  const row = fc.record({
    tier: fc.constantFrom<Tier>(1, 2, 3),
    level: fc.constantFrom<LevelCode>('city', 'county'),
    kind: fc.constantFrom(communityKinds[0], communityKinds[1]),
    county: fc.constantFrom('2224', '2225'),
    capacity: places(most),
  })
  return fc.record({
    left: fc.array(row, { minLength: 1, maxLength: supporters }),
    right: fc.array(row, { minLength: 1, maxLength: communities }),
    links: fc.array(
      fc.tuple(
        fc.nat(99),
        fc.nat(99),
        fc.constantFrom<'locked' | 'avoid'>('avoid', 'avoid', 'locked'),
      ),
      { maxLength: 4 },
    ),
    tiers: fc.constantFrom<Rules['tiers']>('any', 'sum-to-four'),
    tiersHard: fc.boolean(),
    hardMinima: fc.boolean(),
    levels: fc.constantFrom<Rules['eligibility']['levels']>(
      [],
      [
        { supporterLevels: ['city'], communityKinds: ['village', 'community'] },
        { supporterLevels: ['county'], communityKinds: ['village'], sameCounty: true },
      ],
    ),
    sameCounty: fc.boolean(),
    redraws: fc.constantFrom(1, 3, 50),
    seed: fc.nat(),
  })
}

type Case = ReturnType<typeof cases> extends fc.Arbitrary<infer T> ? T : never

function instanceOf(input: Case): Instance {
  const { left, right } = input
  const relations = new Map(
    input.links.map(([s, c, relation]) => [
      `${s % left.length},${c % right.length}`,
      { supporter: `S${s % left.length}`, community: `V${c % right.length}`, relation },
    ]),
  )
  const roster: Roster = {
    supporters: left.map(({ tier, level, county, capacity }, at) => ({
      code: `S${at}`,
      name: `s${at}`,
      kind: 'unit',
      tier,
      level,
      region: `${county}01000000`,
      ...capacity,
    })),
    communities: right.map(({ tier, kind, county, capacity }, at) => ({
      code: `V${at}`,
      name: `v${at}`,
      kind,
      tier,
      region: `${county}01000000`,
      ...capacity,
    })),
    relations: [...relations.values()],
    preferences: [],
  }
  const { tiers, tiersHard, hardMinima, levels, sameCounty, redraws } = input
  return publish(
    roster,
    rulesOf({ tiers, tiersHard, hardMinima, redraws, eligibility: { sameCounty, levels } }),
  ).instance
}

/** What relations and rules say about each pair, without anything of the draw. */
function choicesOf(instance: Instance) {
  const at = (s: number, c: number) => {
    const supporter = instance.supporters[s]!
    const community = instance.communities[c]!
    const kinds = instance.relations
      .filter((item) => item.supporter === supporter.code && item.community === community.code)
      .map((item) => item.relation)
    const allowed = !kinds.includes('avoid') && eligible(instance, supporter, community)
    return { s, c, allowed, locked: kinds.includes('locked') }
  }
  const all = instance.supporters.flatMap((_, s) => instance.communities.map((_, c) => at(s, c)))
  return {
    possible: all.filter((item) => item.allowed),
    locked: all.filter((item) => item.locked),
    locksHold: all.every((item) => !item.locked || item.allowed),
  }
}

function degreesOf(rows: number, ends: number[]): number[] {
  const degrees = Array<number>(rows).fill(0)
  for (const end of ends) degrees[end]!++
  return degrees
}

/** Fewest places missing over every subset of pairs that keeps maxima and locks; undefined if none does. */
function fewestMissing(instance: Instance): number | undefined {
  const { possible, locked, locksHold } = choicesOf(instance)
  if (!locksHold) return undefined
  const free = possible.filter((item) => !item.locked)
  let best: number | undefined
  for (let subset = 0; subset < 2 ** free.length; subset++) {
    const chosen = [...locked, ...free.filter((_, bit) => (subset >> bit) & 1)]
    const left = degreesOf(
      instance.supporters.length,
      chosen.map((item) => item.s),
    )
    const right = degreesOf(
      instance.communities.length,
      chosen.map((item) => item.c),
    )
    const rows = [
      ...instance.supporters.map((row, at) => ({ row, degree: left[at]! })),
      ...instance.communities.map((row, at) => ({ row, degree: right[at]! })),
    ]
    if (rows.some(({ row, degree }) => degree > row.max)) continue
    const missing = rows.reduce((sum, { row, degree }) => sum + Math.max(0, row.min - degree), 0)
    if (best === undefined || missing < best) best = missing
    if (best === 0) return 0
  }
  return best
}

function missingIn(instance: Instance, pairs: Pair[]): number {
  const left = degreesOf(
    instance.supporters.length,
    pairs.map((pair) => pair.supporter),
  )
  const right = degreesOf(
    instance.communities.length,
    pairs.map((pair) => pair.community),
  )
  return (
    instance.supporters.reduce((sum, row, at) => sum + Math.max(0, row.min - left[at]!), 0) +
    instance.communities.reduce((sum, row, at) => sum + Math.max(0, row.min - right[at]!), 0)
  )
}

function expectLegal(instance: Instance, pairs: Pair[]) {
  const { possible, locked } = choicesOf(instance)
  const allowed = new Set(possible.map(({ s, c }) => `${s},${c}`))
  const drawn = pairs.map((pair) => `${pair.supporter},${pair.community}`)
  expect(new Set(drawn).size).toBe(drawn.length)
  expect(drawn.filter((pair) => !allowed.has(pair))).toEqual([])
  expect(locked.filter(({ s, c }) => !drawn.includes(`${s},${c}`))).toEqual([])
  const left = degreesOf(
    instance.supporters.length,
    pairs.map((pair) => pair.supporter),
  )
  const right = degreesOf(
    instance.communities.length,
    pairs.map((pair) => pair.community),
  )
  expect(instance.supporters.filter((row, at) => left[at]! > row.max)).toEqual([])
  expect(instance.communities.filter((row, at) => right[at]! > row.max)).toEqual([])
}

describe('minima in a draw', () => {
  it('are met exactly when some set of pairs meets them, else as few places as possible are missing', () => {
    const outcomes = { met: 0, infeasible: 0, short: 0, matched: 0 }
    fc.assert(
      fc.property(cases({ supporters: 4, communities: 3, places: 3 }), (input) => {
        const instance = instanceOf(input)
        const fewest = fewestMissing(instance)
        const drawn = draw(instance, seedOf(input.seed))
        if (fewest === undefined || (input.hardMinima && fewest > 0)) {
          expect(drawn).toEqual({ kind: 'infeasible', locks: fewest === undefined })
          outcomes.infeasible++
          return
        }
        if (drawn.kind !== 'drawn') throw new Error('refused although possible')
        expectLegal(instance, drawn.pairs)
        expect(missingIn(instance, drawn.pairs)).toBe(fewest)
        outcomes[fewest === 0 ? 'met' : 'short']++
        if (drawn.record.strata.some((stratum) => stratum.attempt === 0)) outcomes.matched++
      }),
      { numRuns: 1500, seed: 20260318 },
    )
    // The sample holds every kind of case, so the rule above was put to the test.
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(40)
  })

  it('that only one tight arrangement may meet are met, by repair if need be', () => {
    let repaired = 0
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }), {
          minLength: 7,
          maxLength: 7,
        }),
        fc.nat(),
        (table, number) => {
          // 0–2 is a pair of the planted arrangement, 3–5 is avoided; capacities fit the plan exactly.
          const degree = (cells: number[]) => cells.filter((cell) => cell <= 2).length
          const bounds = (cells: number[]) => ({ min: degree(cells), max: degree(cells) })
          const { instance } = publish(
            {
              supporters: table.map((cells, at) => ({
                code: `S${at}`,
                name: '',
                kind: 'unit',
                tier: (1 + (at % 3)) as Tier,
                ...bounds(cells),
              })),
              communities: table.map((_, at) => ({
                code: `V${at}`,
                name: '',
                kind: 'village',
                tier: (1 + (at % 3)) as Tier,
                ...bounds(table.map((cells) => cells[at]!)),
              })),
              relations: table.flatMap((cells, s) =>
                cells.flatMap((cell, c) =>
                  cell >= 3 && cell <= 5
                    ? [{ supporter: `S${s}`, community: `V${c}`, relation: 'avoid' as const }]
                    : [],
                ),
              ),
              preferences: [],
            },
            rulesOf({ redraws: 20 }),
          )
          const drawn = draw(instance, seedOf(number))
          if (drawn.kind !== 'drawn') throw new Error('refused although possible')
          expectLegal(instance, drawn.pairs)
          expect(missingIn(instance, drawn.pairs)).toBe(0)
          if (drawn.record.repairs.length > 0) repaired++
        },
      ),
      { numRuns: 400, seed: 20260319 },
    )
    expect(repaired).toBeGreaterThan(200)
  })

  it('of a large complete block are met without fallback or repair', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (number, any) => {
        const rows = (count: number, prefix: string, min: number, max: number) =>
          Array.from({ length: count }, (_, at) => ({
            code: `${prefix}${at}`,
            name: `${prefix}${at}`,
            tier: (1 + ((at * 7 + number) % 3)) as Tier,
            min,
            max,
          }))
        const { instance } = publish(
          {
            supporters: rows(40, 'S', 1, 3).map((row) => ({ ...row, kind: 'unit' as const })),
            communities: rows(110, 'V', 1, 1).map((row) => ({ ...row, kind: 'village' as const })),
            relations: [{ supporter: 'S1', community: 'V1', relation: 'avoid' }],
            preferences: [],
          },
          rulesOf({ tiers: any ? 'any' : 'sum-to-four' }),
        )
        const drawn = draw(instance, seedOf(number))
        if (drawn.kind !== 'drawn') throw new Error('refused although possible')
        expectLegal(instance, drawn.pairs)
        expect(missingIn(instance, drawn.pairs)).toBe(0)
        expect(drawn.record.uniform).toBe(true)
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})

describe('draws of degenerate rosters', () => {
  const empty = { supporters: [], communities: [], relations: [], preferences: [] }
  const drawOf = (roster: Roster, rules: Partial<Rules> = {}) =>
    draw(publish(roster, rulesOf(rules)).instance, seedOf(1))
  const unit = { code: 'S', name: 's', kind: 'unit', tier: 1, min: 1, max: 1 } as const
  const village = { code: 'V', name: 'v', kind: 'village', tier: 3, min: 1, max: 1 } as const

  it('nobody on either side gives no pairs', () => {
    expect(drawOf(empty)).toMatchObject({ kind: 'drawn', pairs: [], record: { blocks: [] } })
  })
  it('a community without supporters is infeasible under hard minima and unmet otherwise', () => {
    expect(drawOf({ ...empty, communities: [village] })).toMatchObject({ kind: 'infeasible' })
    expect(drawOf({ ...empty, communities: [village] }, { hardMinima: false })).toMatchObject({
      pairs: [],
    })
  })
  it('one pair is that pair', () => {
    expect(drawOf({ ...empty, supporters: [unit], communities: [village] })).toMatchObject({
      pairs: [{ supporter: 0, community: 0 }],
    })
  })
  it('one avoided pair is infeasible', () => {
    const relations = [{ supporter: 'S', community: 'V', relation: 'avoid' as const }]
    expect(drawOf({ ...empty, supporters: [unit], communities: [village], relations })).toEqual({
      kind: 'infeasible',
      locks: false,
    })
  })
  it('rows that may take nobody stay without a pair', () => {
    const none = { min: 0, max: 0 }
    expect(
      drawOf({
        ...empty,
        supporters: [{ ...unit, ...none }],
        communities: [{ ...village, ...none }],
      }),
    ).toMatchObject({ pairs: [] })
  })
  it('capacities beyond the number of partners are cut to it', () => {
    const many = { min: 0, max: 1_000_000_000 }
    expect(
      drawOf({ ...empty, supporters: [{ ...unit, ...many }], communities: [village] }),
    ).toMatchObject({ pairs: [{ supporter: 0, community: 0 }] })
  })
})
