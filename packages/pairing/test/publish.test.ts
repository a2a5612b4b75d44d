import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../src/canonical.ts'
import type { Instance } from '../src/instance.ts'
import { openRow, verifyOpenings } from '../src/open-row.ts'
import { openingsSchema, openingsText } from '../src/openings.ts'
import { publish } from '../src/publish.ts'
import { Refusal } from '../src/refusal.ts'
import type { Roster, Tier } from '../src/roster.ts'
import { type ObjectiveName, objectiveNames } from '../src/rules.ts'
import { inputRootOf } from '../src/seed.ts'
import { numbers, rosterOf, rulesOf } from './rosters.ts'

const secret = new Uint8Array(32).fill(7)
const roster = rosterOf({ supporters: 6, communities: 9 })
const everything = rulesOf({
  objectives: [...objectiveNames],
  eligibility: {
    sameCounty: true,
    levels: [{ supporterLevels: ['county'], communityKinds: ['village'] }],
  },
})

function shuffledRoster(number: number): Roster {
  const below = numbers(number)
  const mixed = <T>(rows: T[]): T[] =>
    rows
      .map((row) => ({ row, at: below(2 ** 30) }))
      .sort((a, b) => a.at - b.at)
      .map((item) => item.row)
  return {
    supporters: mixed(roster.supporters).map((row) => ({
      ...row,
      offers: mixed(row.offers ?? []),
    })),
    communities: mixed(roster.communities).map((row) => ({
      ...row,
      needs: mixed(row.needs ?? []),
    })),
    relations: [],
    preferences: [],
  }
}

function faultsOf(action: () => unknown): string[] {
  try {
    action()
  } catch (error) {
    if (error instanceof Refusal) return error.reasons.map((reason) => reason.code)
    throw error
  }
  return []
}

describe('what is published', () => {
  it('is the same whatever the order of rows and lists', () => {
    const first = publish(roster, everything)
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(publish(shuffledRoster(number), everything)).toEqual(first)
      }),
      { numRuns: 30, seed: 3 },
    )
  })

  it('is the same for text composed and decomposed', () => {
    const named = (name: string): Roster => ({
      ...roster,
      supporters: [{ ...roster.supporters[0]!, code: name, name }],
    })
    expect(publish(named('e\u0301cole'), everything)).toEqual(publish(named('école'), everything))
  })

  it('holds only fields that the rules use', () => {
    const { instance } = publish(roster, rulesOf({ tiers: 'any' }))
    for (const row of instance.supporters) {
      expect(Object.keys(row).sort()).toEqual(['code', 'kind', 'max', 'min', 'name'])
    }
    for (const row of instance.communities) {
      expect(Object.keys(row).sort()).toEqual(['code', 'kind', 'max', 'min', 'name'])
    }
  })

  it.each<[ObjectiveName, string[]]>([
    ['function-need', ['function', 'needs']],
    ['tier', ['letter', 'letter']],
    ['fit', ['offers', 'needs']],
    ['distance', ['region', 'region']],
    ['balance', []],
  ])('adds what %s needs and nothing else', (objective, fields) => {
    const { instance } = publish(roster, rulesOf({ tiers: 'any', objectives: [objective] }))
    const plain = ['code', 'kind', 'max', 'min', 'name']
    const added = [instance.supporters[0]!, instance.communities[0]!].flatMap((row) =>
      Object.keys(row).filter((key) => !plain.includes(key)),
    )
    expect(added).toEqual(fields)
  })

  it('leaves out relations and preferences that the rules do not use', () => {
    const linked: Roster = {
      ...roster,
      relations: [
        { supporter: 'S0001', community: 'V0001', relation: 'existing' },
        { supporter: 'S0001', community: 'V0002', relation: 'avoid' },
      ],
      preferences: [{ side: 'supporter', supporter: 'S0001', community: 'V0001', rank: 1 }],
    }
    const plain = publish(linked, rulesOf()).instance
    expect(plain.relations.map((item) => item.relation)).toEqual(['avoid'])
    expect(plain.preferences).toEqual([])
    const full = publish(linked, everything).instance
    expect(full.relations.length).toBe(2)
    expect(full.preferences.length).toBe(1)
  })

  it('names no person and no tier', () => {
    const persons = rosterOf({ supporters: 6, communities: 9, persons: true })
    const { instance, rows } = publish(persons, everything)
    const text = canonicalJson([instance, rows])
    expect(text).not.toContain('干部')
    expect(text).not.toMatch(/"tier":/)
    expect(text).toContain('"letter":')
  })

  it('changes its input root with any private field, through the commitments', () => {
    const root = (changed: Roster) => {
      const { instance, rows } = publish(changed, rulesOf({ tiers: 'any' }), secret)
      return inputRootOf(instance, rows)
    }
    const village = {
      ...roster.communities[0]!,
      tier: ((roster.communities[0]!.tier! % 3) + 1) as Tier,
    }
    const changed = { ...roster, communities: [village, ...roster.communities.slice(1)] }
    expect(root(changed)).not.toBe(root(roster))
  })

  it('says whether the row secret was given or derived', () => {
    expect(publish(roster, everything).rows.secret).toBe('derived')
    expect(publish(roster, everything, secret).rows.secret).toBe('given')
  })

  it('gives other commitments under another secret', () => {
    const other = publish(roster, everything, new Uint8Array(32).fill(8)).rows
    const one = publish(roster, everything, secret).rows
    expect(one.supporters.filter((item) => other.supporters.includes(item))).toEqual([])
    expect(one.orientation).not.toBe(other.orientation)
  })
})

describe('letters', () => {
  const turned: Roster = {
    ...roster,
    supporters: roster.supporters.map((row) => ({ ...row, tier: (4 - row.tier!) as Tier })),
    communities: roster.communities.map((row) => ({ ...row, tier: (4 - row.tier!) as Tier })),
  }
  const renamed = (instance: Instance): Instance => {
    const other = { A: 'C', B: 'B', C: 'A', 甲: '丙', 乙: '乙', 丙: '甲' } as const
    return {
      ...instance,
      supporters: instance.supporters.map((row) => ({ ...row, letter: other[row.letter!] })),
      communities: instance.communities.map((row) => ({ ...row, letter: other[row.letter!] })),
    }
  }

  it('turn round and change nothing else when every tier is read from the other end', () => {
    const one = publish(roster, rulesOf(), secret).instance
    const two = publish(turned, rulesOf(), secret).instance
    expect(renamed(two)).toEqual(one)
    expect(two.tierDistance).toEqual(one.tierDistance)
  })

  it('take both orientations over different secrets, about equally often', () => {
    let flipped = 0
    for (let number = 0; number < 200; number++) {
      const { openings } = publish(roster, rulesOf(), new Uint8Array(32).fill(number))
      if (openings.find((item) => item.orientation)?.orientation?.flipped) flipped++
    }
    // Four standard deviations of 200 throws of a coin are 28.
    expect(Math.abs(flipped - 100)).toBeLessThan(28)
  })
})

describe('an opening', () => {
  const { openings, ...published } = publish(roster, everything, secret)

  it('opens its own row', () => {
    for (const opening of openings) expect(openRow(published, opening)).toEqual({ ok: true })
  })

  it('survives being written to a file', () => {
    const read = JSON.parse(JSON.stringify(openings))
    for (const opening of read) expect(openRow(published, opening)).toEqual({ ok: true })
  })

  it('is refused with another tier, salt, code or capacity', () => {
    const opening = openings.find((item) => item.row.side === 'community')!
    const tier = ((opening.row.tier! % 3) + 1) as Tier
    const changed = [
      { ...opening, row: { ...opening.row, tier } },
      { ...opening, row: { ...opening.row, max: opening.row.max + 1 } },
      { ...opening, row: { ...opening.row, code: 'V0002' } },
      { ...opening, salt: openings[0]!.salt },
      { ...opening, salt: 'not hexadecimal' },
    ]
    for (const item of changed) {
      expect(openRow(published, item)).toMatchObject({
        ok: false,
        fault: { code: 'opening-does-not-fit' },
      })
    }
    expect(
      openRow(published, { ...opening, row: { ...opening.row, code: 'V9999' } }),
    ).toMatchObject({
      fault: { code: 'opening-no-such-row' },
    })
  })

  it('is refused when it tells another reading of the letters', () => {
    const opening = openings.find((item) => item.orientation)!
    const orientation = { ...opening.orientation!, flipped: !opening.orientation!.flipped }
    expect(openRow(published, { ...opening, orientation })).toMatchObject({
      fault: { code: 'opening-orientation' },
    })
    const { orientation: _left, ...without } = opening
    expect(openRow(published, without)).toMatchObject({ fault: { code: 'opening-orientation' } })
  })

  it('is refused when the published letter is not that of its tier', () => {
    const opening = openings.find((item) => item.row.side === 'community')!
    const { instance } = published
    const communities = instance.communities.map((row) => ({
      ...row,
      letter: row.letter === '甲' ? ('乙' as const) : ('甲' as const),
    }))
    expect(
      openRow({ ...published, instance: { ...instance, communities } }, opening),
    ).toMatchObject({ fault: { code: 'opening-row-differs' } })
  })

  it('is told by its file whether it is of this list, and which of many do not fit', () => {
    const inputRoot = inputRootOf(published.instance, published.rows)
    const list = { ...published, inputRoot }
    const file = JSON.parse(openingsText({ inputRoot, openings }))
    expect(openingsSchema.safeParse(file).success).toBe(true)
    expect(verifyOpenings(list, file)).toEqual({
      ok: true,
      check: { code: 'openings-fit', params: { rows: openings.length } },
    })
    const [one, two] = openings
    expect(verifyOpenings(list, { inputRoot, openings: [one!] })).toMatchObject({
      ok: true,
      check: { code: 'opening-fits', params: { code: one!.row.code } },
    })
    const wrong = [{ ...one!, salt: two!.salt }, two!, { ...two!, salt: one!.salt }]
    expect(verifyOpenings(list, { inputRoot, openings: wrong })).toMatchObject({
      ok: false,
      faults: [
        { code: 'opening-does-not-fit', params: { code: one!.row.code } },
        { code: 'opening-does-not-fit', params: { code: two!.row.code } },
      ],
    })
    expect(verifyOpenings(list, { ...file, inputRoot: '00'.repeat(32) })).toMatchObject({
      ok: false,
      faults: [{ code: 'opening-other-list' }],
    })
  })

  it('of the middle tier does not tell how the letters are read', () => {
    const middle = openings.filter((item) => item.row.tier === 2)
    expect(middle.length).toBeGreaterThan(0)
    expect(middle.filter((item) => item.orientation)).toEqual([])
  })
})

describe('a roster is refused', () => {
  it('with every fault at once', () => {
    const faulty = {
      supporters: [
        { code: 'S1', name: 'a', kind: 'unit', min: 2, max: 1 },
        { code: 'S1', name: 'b\u0000', kind: 'unit', tier: 4, region: '12', min: 0, max: 1.5 },
        { code: '', name: 'c', kind: 'unit', tier: 1, region: '222403000000', min: 0, max: 1 },
      ],
      communities: [{ code: 'V1', name: 'v', kind: 'village', tier: 1, min: 0, max: 1 }],
      relations: [
        { supporter: 'S1', community: 'V1', relation: 'locked' },
        { supporter: 'S1', community: 'V1', relation: 'avoid' },
        { supporter: 'S9', community: 'V9', relation: 'avoid' },
      ],
      preferences: [
        { side: 'supporter', supporter: 'S1', community: 'V1', rank: 0 },
        { side: 'supporter', supporter: 'S1', community: 'V1', rank: 2 },
      ],
    } as unknown as Roster
    const rules = rulesOf({ objectives: ['distance', 'preference'] })
    expect(faultsOf(() => publish(faulty, rules, new Uint8Array(3))).sort()).toEqual(
      [
        'capacity-wrong',
        'capacity-wrong',
        'code-duplicate',
        'code-empty',
        'code-unknown',
        'code-unknown',
        'field-missing',
        'field-missing',
        'field-missing',
        'preference-duplicate',
        'rank-wrong',
        'region-wrong',
        'relation-contradiction',
        'row-secret-length',
        'text-unsuitable',
        'tier-wrong',
      ].sort(),
    )
  })

  it('naming the field and the row that lacks it', () => {
    const { tier: _tier, ...row } = roster.communities[0]!
    try {
      publish({ ...roster, communities: [row] }, rulesOf())
      throw new Error('accepted')
    } catch (error) {
      expect((error as Refusal).reasons).toEqual([
        { code: 'field-missing', params: { side: 'community', code: row.code, field: 'tier' } },
      ])
    }
  })
})
