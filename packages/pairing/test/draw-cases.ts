/** One small run for each thing that the draw protocol describes; the committed vectors are made of these. */
import type { Roster, Tier } from '../src/roster.ts'
import type { Rules } from '../src/rules.ts'
import { freeze } from '../src/run.ts'
import type { SeedSource } from '../src/seed.ts'
import { ceremonyOf, drawnBy } from './ceremonies.ts'
import { rosterOf, rulesOf, typedSeed } from './rosters.ts'

export interface DrawCase {
  about: string
  roster: Roster
  rules: Rules
  seedSource: SeedSource
  /** 64 hexadecimal digits. */
  rowSecret?: string
}

type Bounds = [min: number, max: number]

function bounded(count: number, [min, max]: Bounds) {
  return { count, min, max }
}

/** Units and villages with tiers 1, 2, 3 in turn, all in one county. */
function plain(supporters: number, s: Bounds, communities: number, c: Bounds): Roster {
  const rows = (prefix: string, side: ReturnType<typeof bounded>) =>
    Array.from({ length: side.count }, (_, at) => ({
      code: `${prefix}${at + 1}`,
      name: `${prefix === 'S' ? '单位' : '村'}${at + 1}`,
      tier: (1 + (at % 3)) as Tier,
      min: side.min,
      max: side.max,
    }))
  return {
    supporters: rows('S', bounded(supporters, s)).map((row) => ({ ...row, kind: 'unit' })),
    communities: rows('V', bounded(communities, c)).map((row) => ({ ...row, kind: 'village' })),
    relations: [],
    preferences: [],
  }
}

function avoiding(roster: Roster, ...pairs: [string, string][]): Roster {
  const relations = pairs.map(([supporter, community]) => ({
    supporter,
    community,
    relation: 'avoid' as const,
  }))
  return { ...roster, relations: [...roster.relations, ...relations] }
}

/** Most supporters have letters that few communities match. */
const overflow: Roster = {
  ...plain(0, [0, 0], 7, [1, 1]),
  supporters: plain(4, [1, 3], 0, [0, 0]).supporters.map((row, at) => ({
    ...row,
    tier: at < 3 ? 1 : 2,
  })),
}

const mixedLevels: Roster = {
  ...plain(6, [1, 2], 8, [1, 1]),
  supporters: plain(6, [1, 2], 0, [0, 0]).supporters.map((row, at) => ({
    ...row,
    level: at < 2 ? 'city' : 'county',
    region: at % 2 ? '222403000000' : '222404000000',
  })),
  communities: plain(0, [0, 0], 8, [1, 1]).communities.map((row, at) => ({
    ...row,
    kind: at < 3 ? 'community' : 'village',
    region: at % 2 ? '222403100201' : '222404100201',
  })),
}

const tight: Roster = avoiding(
  plain(3, [1, 1], 3, [1, 1]),
  // Only S1–V1, S2–V3 and S3–V2 meet all minima, while the strata pair S1 with V3 first.
  ['S1', 'V2'],
  ['S2', 'V1'],
  ['S2', 'V2'],
  ['S3', 'V1'],
  ['S3', 'V3'],
)

const everything: Roster = (() => {
  const base = rosterOf({ supporters: 4, communities: 6, persons: true })
  return {
    ...base,
    relations: [
      { supporter: 'S0001', community: 'V0001', relation: 'existing' },
      { supporter: 'S0002', community: 'V0002', relation: 'existing' },
      { supporter: 'S0002', community: 'V0002', relation: 'locked' },
      { supporter: 'S0003', community: 'V0003', relation: 'avoid' },
    ],
    preferences: [
      { side: 'supporter', supporter: 'S0001', community: 'V0004', rank: 1 },
      { side: 'supporter', supporter: 'S0001', community: 'V0005', rank: 2 },
      { side: 'community', supporter: 'S0004', community: 'V0006', rank: 1 },
    ],
  }
})()

const frozenForCeremony = freeze(overflow, rulesOf())

export const drawCases: Record<string, DrawCase> = {
  any: {
    about: 'one stratum, several places on both sides, no pair twice',
    roster: plain(4, [2, 2], 4, [1, 2]),
    rules: rulesOf({ tiers: 'any' }),
    seedSource: typedSeed,
  },
  overflow: {
    about: 'strata of letters with overflow, minimum and optional rounds',
    roster: overflow,
    rules: rulesOf({ title: '党建包联' }),
    seedSource: typedSeed,
    rowSecret: '17'.repeat(32),
  },
  'hard-tiers': {
    about: 'no overflow: what its own letters cannot take stays without a pair',
    roster: plain(5, [0, 2], 8, [1, 1]),
    rules: rulesOf({ tiersHard: true, hardMinima: false }),
    seedSource: typedSeed,
  },
  redraw: {
    about: 'avoided pairs force a second attempt',
    roster: avoiding(
      plain(5, [1, 1], 5, [1, 1]),
      ['S1', 'V1'],
      ['S2', 'V2'],
      ['S3', 'V3'],
      ['S4', 'V4'],
    ),
    rules: rulesOf({ tiers: 'any' }),
    seedSource: { typed: '01'.repeat(32) },
  },
  fallback: {
    about: 'one lawful outcome of 720 and two attempts: the fallback matches',
    roster: avoiding(
      plain(6, [1, 1], 6, [1, 1]),
      ...Array.from({ length: 36 }, (_, at): [number, number] => [Math.floor(at / 6), at % 6])
        .filter(([s, c]) => s < c)
        .map(([s, c]): [string, string] => [`S${s + 1}`, `V${c + 1}`]),
    ),
    rules: rulesOf({ tiers: 'any', redraws: 2 }),
    seedSource: typedSeed,
  },
  repair: {
    about: 'the strata leave a minimum unmet that one arrangement meets: the repair finds it',
    roster: tight,
    rules: rulesOf(),
    seedSource: typedSeed,
  },
  blocks: {
    about: 'levels and counties: two counties joined by city units into one incomplete block',
    roster: mixedLevels,
    rules: rulesOf({
      tiers: 'any',
      hardMinima: false,
      eligibility: {
        sameCounty: false,
        levels: [
          { supporterLevels: ['city'], communityKinds: ['community', 'village'] },
          { supporterLevels: ['county'], communityKinds: ['village'], sameCounty: true },
        ],
      },
    }),
    seedSource: typedSeed,
  },
  counties: {
    about: 'two complete blocks, one per county',
    roster: mixedLevels,
    rules: rulesOf({ hardMinima: false, eligibility: { sameCounty: true, levels: [] } }),
    seedSource: typedSeed,
  },
  everything: {
    about:
      'every objective, preferences, existing, locked and avoided pairs, persons without names',
    roster: everything,
    rules: rulesOf({
      objectives: [
        'stability',
        'function-need',
        'tier',
        'fit',
        'preference',
        'distance',
        'balance',
        'coverage',
      ],
      functionNeed: { law: ['legal'], economy: ['income'] },
    }),
    seedSource: typedSeed,
  },
  ceremony: {
    about: 'sealed shares and a public value instead of a typed one',
    roster: overflow,
    rules: rulesOf(),
    seedSource: drawnBy(ceremonyOf(frozenForCeremony.inputRoot)),
  },
  nobody: {
    about: 'no rows at all',
    roster: { supporters: [], communities: [], relations: [], preferences: [] },
    rules: rulesOf(),
    seedSource: typedSeed,
  },
}
