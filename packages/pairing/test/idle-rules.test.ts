import { describe, expect, it } from 'vitest'
import { idleRules } from '../src/idle-rules.ts'
import type { Roster, Tier } from '../src/roster.ts'
import type { Rules } from '../src/rules.ts'
import { run } from '../src/run.ts'
import { say } from '../src/words.ts'
import { rosterOf, rulesOf, typedSeed } from './rosters.ts'

const roster = rosterOf({ supporters: 6, communities: 9 })
const functionNeed: Rules['functionNeed'] = { party: ['legal'], law: ['health'] }
const optimize = (rules: Partial<Rules> = {}) =>
  rulesOf({ method: 'optimize', objectives: ['balance'], ...rules })
const codes = (rules: Rules, changed: Partial<Roster> = {}) =>
  idleRules({ ...roster, ...changed }, rules).map(({ code }) => code)

const supporters = (change: object) => roster.supporters.map((row) => ({ ...row, ...change }))
const communities = (change: object) => roster.communities.map((row) => ({ ...row, ...change }))
const existing: Roster['relations'] = [
  { supporter: 'S0001', community: 'V0001', relation: 'existing' },
]
const preferences: Roster['preferences'] = [
  { side: 'supporter', supporter: 'S0001', community: 'V0001', rank: 1 },
]

describe('rules are told to count nothing', () => {
  it.each<[string, string[], Rules, Partial<Roster>?]>([
    ['an optimum without objectives', ['idle-no-objectives'], optimize({ objectives: [] })],
    ['objectives of a draw', ['idle-draw-objectives'], rulesOf({ objectives: ['tier'] })],
    [
      'hard tiers that no tiers follow',
      ['idle-tiers-hard'],
      rulesOf({ tiers: 'any', tiersHard: true }),
    ],
    [
      'offers that nobody has',
      ['idle-fit'],
      optimize({ objectives: ['fit'] }),
      { supporters: supporters({ offers: [] }) },
    ],
    [
      'needs that nobody has',
      ['idle-fit'],
      optimize({ objectives: ['fit'] }),
      { communities: communities({ needs: [] }) },
    ],
    [
      'offers that nobody needs',
      ['idle-fit'],
      optimize({ objectives: ['fit'] }),
      { communities: communities({ needs: ['specialty'] }) },
    ],
    [
      'functions that nobody has',
      ['idle-function-need'],
      optimize({ objectives: ['function-need'], functionNeed }),
      { supporters: supporters({ function: 'other' }) },
    ],
    ['preferences that nobody has', ['idle-preference'], optimize({ objectives: ['preference'] })],
    ['partnerships that nobody has', ['idle-stability'], optimize({ objectives: ['stability'] })],
    [
      'distances that are all the same',
      ['idle-constant'],
      optimize({ objectives: ['distance'] }),
      { communities: communities({ region: '222403101200' }) },
    ],
    [
      'tiers that are all the same',
      ['idle-constant'],
      optimize({ objectives: ['tier'] }),
      { supporters: supporters({ tier: 1 }), communities: communities({ tier: 2 }) },
    ],
    [
      'tiers that are hard already',
      ['idle-always-zero'],
      optimize({ objectives: ['tier'], tiersHard: true }),
    ],
    [
      'minima that are hard already',
      ['idle-always-zero', 'idle-always-zero'],
      optimize({ objectives: ['unpaired', 'coverage'] }),
    ],
    [
      'a balance of one partner each',
      ['idle-always-zero'],
      optimize(),
      { supporters: supporters({ max: 1 }) },
    ],
    [
      'needs of functions beside other objectives',
      ['idle-function-map'],
      optimize({ functionNeed }),
    ],
    [
      'a table of preferences beside other objectives',
      ['idle-preference-table'],
      optimize(),
      { preferences },
    ],
    [
      'partnerships beside other objectives',
      ['idle-existing'],
      optimize(),
      { relations: existing },
    ],
    [
      'a limit that fits nobody',
      ['idle-level-rule'],
      optimize({
        eligibility: {
          sameCounty: false,
          levels: [
            { supporterLevels: ['county'], communityKinds: ['village'] },
            { supporterLevels: ['central'], communityKinds: ['village'] },
          ],
        },
      }),
    ],
    [
      'no minimum at all',
      ['idle-minima'],
      optimize(),
      { supporters: supporters({ min: 0 }), communities: communities({ min: 0 }) },
    ],
  ])('%s', (_, expected, rules, changed) => {
    expect(codes(rules, changed)).toEqual(expected)
  })
})

describe('rules that count are passed over in silence', () => {
  it.each<[string, Rules, Partial<Roster>?]>([
    ['a plain draw', rulesOf()],
    [
      'minima that are wishes',
      optimize({ objectives: ['unpaired', 'coverage'], hardMinima: false }),
    ],
    ['functions with needs', optimize({ objectives: ['function-need', 'fit'], functionNeed })],
    [
      'a distance that differs',
      optimize({ objectives: ['distance'] }),
      { supporters: supporters({ region: '222403101200' }) },
    ],
    [
      'preferences and partnerships',
      optimize({ objectives: ['preference', 'stability'] }),
      { preferences, relations: existing },
    ],
    ['pairs to avoid', optimize(), { relations: [{ ...existing[0]!, relation: 'avoid' }] }],
  ])('%s', (_, rules, changed) => {
    expect(codes(rules, changed)).toEqual([])
  })

  it('distances are the same exactly when every pair has as many steps', () => {
    const seats = [
      '222403101201',
      '222403101202',
      '222403102201',
      '222404101201',
      '220101101201',
      '410101101201',
    ]
    const rows = (regions: string[]) => regions.map((region, at) => ({ code: String(at), region }))
    const steps = (a: string, b: string) =>
      [12, 9, 6, 4, 2, 0].findIndex((n) => a.slice(0, n) === b.slice(0, n))
    for (let set = 1; set < 2 ** 6; set++)
      for (const seat of seats) {
        const regions = seats.filter((_, at) => set & (1 << at))
        const told = codes(optimize({ objectives: ['distance'] }), {
          supporters: supporters({ region: seat }).slice(0, 1),
          communities: rows(regions).map((row) => ({ ...roster.communities[0]!, ...row })),
        })
        const alike = new Set(regions.map((region) => steps(seat, region))).size === 1
        expect(told, `${seat} ${regions}`).toEqual(alike ? ['idle-constant'] : [])
      }
  })
})

describe('a report', () => {
  it('repeats it in both languages', () => {
    const rules = optimize({ objectives: ['fit'] })
    const result = run({ ...roster, supporters: supporters({ offers: [] }) }, rules, typedSeed)
    if (result.outcome !== 'paired') throw new Error('infeasible')
    expect(result.report.notices).toEqual([
      {
        reasons: [{ code: 'idle-fit', params: { lacks: 'offers' } }],
        zh: '目标“fit”分不出高低，每一对都算对不上：没有一个包联方写了资源。',
        en: 'The objective “fit” tells no pairs apart, each counts as a mismatch: no supporter has an offer.',
      },
    ])
  })

  it('names no tier of a row', () => {
    const tier = (of: Tier) => ({
      supporters: supporters({ tier: of }),
      communities: communities({ tier: of }),
    })
    const said = (of: Tier) =>
      idleRules({ ...roster, ...tier(of) }, optimize({ objectives: ['tier'] })).map((reason) =>
        say(reason),
      )
    expect(said(1)).toEqual(said(3))
  })
})
