import { describe, expect, test } from 'vitest'
import type { Roster } from '../src/roster.ts'
import { type Rules, rulesSchema } from '../src/rules.ts'
import { run } from '../src/run.ts'
import { type Change, type Trial, tryRules } from '../src/try-rules.ts'
import { rosterOf, type Shape } from './rosters.ts'

const rules = (more: object) =>
  rulesSchema.parse({ method: 'optimize', tiers: 'sum-to-four', tiersHard: false, ...more })

/** The office does what a way out says. */
function changed(roster: Roster, given: Rules, changes: readonly Change[]): [Roster, Rules] {
  const copy = structuredClone(roster)
  let softer = given
  for (const change of changes) {
    if (change.kind === 'rules') softer = { ...softer, ...change.rules }
    else if (change.kind === 'places') {
      const rows = change.side === 'supporter' ? copy.supporters : copy.communities
      const row = rows.find(({ code }) => code === change.code)
      if (!row) throw new Error(`no row ${change.code}`)
      row[change.bound] = change.to
    } else {
      copy.relations = copy.relations.filter(
        (each) =>
          each.relation !== change.relation ||
          each.supporter !== change.supporter ||
          each.community !== change.community,
      )
    }
  }
  return [copy, softer]
}

function infeasible(trial: Trial) {
  if (trial.outcome !== 'infeasible') throw new Error(trial.outcome)
  return trial
}

test('comes to exactly what a run of the same seed counts, level by level', () => {
  const roster = rosterOf({ supporters: 9, communities: 20, supporterPlaces: [1, 3] })
  const given = rules({ objectives: ['function-need', 'tier', 'fit', 'balance'] })
  const trial = tryRules(roster, given)
  const result = run(roster, given, { typed: 'ab'.repeat(32) })
  if (trial.outcome !== 'paired' || result.outcome !== 'paired') throw new Error('not paired')
  expect(trial.levels).toEqual(result.report.levels.map(({ level, value }) => ({ level, value })))
  expect(trial.pairs).toHaveLength(result.pairs.length)
  const mismatched = trial.levels.find(({ level }) => level === 'fit')!.value
  expect(trial.met.fit).toBe(trial.pairs.length - mismatched)
})

test('counts what is met also of wishes that the rules do not list', () => {
  const roster = rosterOf({ supporters: 9, communities: 20, supporterPlaces: [1, 3] })
  const listed = tryRules(roster, rules({ objectives: ['fit'], tiers: 'any' }))
  const unlisted = tryRules(roster, rules({ objectives: [], tiers: 'any' }))
  if (listed.outcome !== 'paired' || unlisted.outcome !== 'paired') throw new Error('not paired')
  expect(unlisted.met.fit).toBeGreaterThan(0)
  expect(unlisted.met.fit).toBeLessThan(listed.met.fit)
})

test('explains a solved pair by the best other, a drawn one by how many could be, none that is not there', () => {
  const roster = rosterOf({ supporters: 4, communities: 6, supporterPlaces: [1, 2] })
  const solved = tryRules(roster, rules({ objectives: ['fit'] }))
  const drawn = tryRules(roster, rules({ method: 'draw' }))
  if (solved.outcome !== 'paired' || drawn.outcome !== 'paired') throw new Error('not paired')
  const [supporter] = solved.pairs[0]!
  const { reasons, alternative } = solved.explain(solved.pairs[0]!)
  expect(reasons.length).toBeGreaterThan(1)
  expect(alternative).toMatch(/^S/)
  expect(alternative).not.toBe(supporter)
  expect(solved.explain(['S9999', 'V9999'])).toEqual({ reasons: [] })
  expect(drawn.strata.length).toBeGreaterThan(0)
  const lot = { code: 'pair-by-lot', params: { count: 4 } }
  expect(drawn.explain(drawn.pairs[0]!)).toEqual({ reasons: [lot] })
})

test('refuses a roster that lacks what the rules read, and names every fault', () => {
  const roster = rosterOf({ supporters: 2, communities: 2 })
  delete roster.supporters[0]!.tier
  delete roster.communities[1]!.tier
  const trial = tryRules(roster, rules({}))
  expect(trial).toMatchObject({ outcome: 'refused' })
  expect(trial.outcome === 'refused' && trial.reasons).toHaveLength(2)
})

describe('each way out that is named ends the clash once it is taken', () => {
  const places = (): Pick<Shape, 'supporterPlaces' | 'communityPlaces'> => ({
    supporterPlaces: [1, 1],
    communityPlaces: [1, 1],
  })
  const tooFew = rosterOf({ supporters: 2, communities: 3, ...places() })
  const apart = rosterOf({ supporters: 2, communities: 2, ...places() })
  for (const { code } of apart.supporters) {
    apart.relations.push({ supporter: code, community: 'V0001', relation: 'avoid' })
  }
  const beyond = rosterOf({ supporters: 2, communities: 1, ...places() })
  Object.assign(beyond.supporters[0]!, { region: '411502000000', min: 0 })
  beyond.relations.push({ supporter: 'S0001', community: 'V0001', relation: 'locked' })
  const narrow = structuredClone(tooFew)
  narrow.relations = ['V0001', 'V0002', 'V0003'].map((community) => {
    return { supporter: 'S0001', community, relation: 'locked' }
  })
  narrow.supporters[1]!.min = 0
  const hard = rosterOf({ supporters: 6, communities: 9, supporterPlaces: [1, 2] })
  for (const row of hard.supporters) row.tier = 1
  const cases: [string, Roster, Rules][] = [
    ['too few places', tooFew, rules({ tiers: 'any' })],
    ['avoidances', apart, rules({ tiers: 'any' })],
    [
      'a lock that the rules do not allow',
      beyond,
      rules({ tiers: 'any', eligibility: { sameCounty: true } }),
    ],
    ['more locks than places', narrow, rules({ tiers: 'any' })],
    ['groups that must match', hard, rules({ tiersHard: true })],
  ]
  test.each(cases)('%s', (_, roster, given) => {
    const { ways } = infeasible(tryRules(roster, given))
    expect(ways.length).toBeGreaterThan(0)
    for (const { changes, reason } of ways) {
      expect(changes.length).toBeGreaterThan(0)
      // One that says so needs another beside it.
      if (reason.params.besides !== undefined) continue
      expect(tryRules(...changed(roster, given, changes)).outcome, reason.code).toBe('paired')
    }
  })
})

describe('where the rules allow no pair at all, what would allow one is named', () => {
  const far = rosterOf({ supporters: 2, communities: 2 })
  for (const row of far.supporters) Object.assign(row, { region: '411502000000', tier: 1, min: 0 })
  for (const row of far.communities) Object.assign(row, { tier: 1, min: 0 })
  const soft = { hardMinima: false, objectives: ['coverage'] }
  const levels = [{ supporterLevels: ['central'], communityKinds: ['quarter'] }]
  const cases: [string, Rules, string[]][] = [
    [
      'the county',
      rules({ ...soft, tiers: 'any', eligibility: { sameCounty: true } }),
      ['way.lift-county'],
    ],
    ['the level', rules({ ...soft, tiers: 'any', eligibility: { levels } }), ['way.lift-levels']],
    ['the groups', rules({ ...soft, tiersHard: true }), ['way.lift-tiers']],
    [
      'several together',
      rules({ ...soft, tiersHard: true, eligibility: { sameCounty: true } }),
      ['way.lift-limits'],
    ],
  ]
  test.each(cases)('%s', (_, given, expected) => {
    const trial = tryRules(far, given)
    if (trial.outcome !== 'paired') throw new Error(trial.outcome)
    expect([trial.pairs, trial.ways.map(({ reason }) => reason.code)]).toEqual([[], expected])
    const wanting = structuredClone(far)
    for (const row of wanting.communities) row.min = 1
    for (const { changes } of trial.ways) {
      const after = tryRules(...changed(wanting, given, changes))
      expect(after.outcome === 'paired' && after.pairs.length).toBeGreaterThan(0)
    }
  })

  test('avoidances are no limit of the rules: nothing of them would help', () => {
    const apart = structuredClone(far)
    apart.relations = apart.supporters.flatMap(({ code: supporter }) =>
      apart.communities.map(({ code: community }) => {
        return { supporter, community, relation: 'avoid' as const }
      }),
    )
    expect(tryRules(apart, rules({ ...soft, tiers: 'any' }))).toMatchObject({ pairs: [], ways: [] })
  })
})
