import { afterEach, describe, expect, it } from 'vitest'
import { Effort } from '../src/draw/effort.ts'
import { toHex } from '../src/hash.ts'
import { KeyedWords } from '../src/keyed-words.ts'
import { Refusal } from '../src/refusal.ts'
import type { Roster } from '../src/roster.ts'
import { freeze, run } from '../src/run.ts'
import { seedOf } from '../src/seed.ts'
import { transcriptText } from '../src/transcript.ts'
import { verify } from '../src/verify.ts'
import { drawCases } from './draw-cases.ts'
import { rulesOf, typedSeed } from './rosters.ts'

const { word } = KeyedWords.prototype
const { spend } = Effort.prototype
afterEach(() => {
  Object.assign(KeyedWords.prototype, { word })
  Object.assign(Effort.prototype, { spend })
})

/** Counts the words that are drawn, so that no clock is needed. */
function countWords(): () => number {
  let words = 0
  KeyedWords.prototype.word = function (number) {
    words++
    return word.call(this, number)
  }
  return () => words
}

/** Counties in each of which every supporter must have every community: no shuffle is ever legal. */
function full(counties: number, size: number): Roster {
  const rows = <Kind>(prefix: string, kind: Kind) =>
    Array.from({ length: counties * size }, (_, at) => ({
      code: `${prefix}${at}`,
      name: 'x',
      kind,
      region: `${110000 + Math.floor(at / size)}000000`,
      min: size,
      max: size,
    }))
  return {
    supporters: rows('S', 'unit' as const),
    communities: rows('V', 'village' as const),
    relations: [],
    preferences: [],
  }
}

const rules = rulesOf({
  tiers: 'any',
  redraws: 100_000,
  eligibility: { sameCounty: true, levels: [] },
})

describe('a draw is bounded as a whole', () => {
  it('a stratum that can never be drawn legally spends its share of the shuffles, not all', () => {
    const small = full(1, 6)
    // Places that nobody has to fill: a county that costs nothing and counts among the places.
    const wide = full(2, 150)
    const idle = <Row extends { region?: string }>(rows: Row[]) =>
      rows
        .filter(({ region }) => region === '110001000000')
        .map((row) => ({ ...row, min: 0, max: 150 }))
    const both: Roster = {
      ...small,
      supporters: [...small.supporters, ...idle(wide.supporters)],
      communities: [...small.communities, ...idle(wide.communities)],
    }
    const words = countWords()
    expect(run(both, rules, typedSeed).outcome).toBe('paired')
    // ⌊2²² / 45,072⌋ attempts of some seventy words, drawn and verified.
    expect(words()).toBeLessThan(2 * 100 * 75)
  })

  it('and given up at the first stratum that a file states otherwise', () => {
    const { instance, rows, inputRoot } = freeze(full(100, 6), rules)
    const draw = { blocks: [], strata: [], repairs: [], uniform: true }
    const forged = transcriptText({
      format: 'lianjian-transcript/1',
      engine: { name: 'x', version: '1' },
      instance,
      rows,
      ceremony: 'none',
      ...typedSeed,
      inputRoot,
      seed: toHex(seedOf(inputRoot, typedSeed)),
      draw,
      pairs: [],
      levels: [],
      unmet: [],
    })
    const words = countWords()
    expect(verify(forged)).toMatchObject({ ok: false, fault: { code: 'stratum-differs' } })
    expect(words()).toBeLessThan(2 ** 17)
  })

  it('by what its searches look at, for the engine and for a verifier alike', () => {
    const { roster, seedSource, ...repaired } = drawCases.repair!
    const drawn = run(roster, repaired.rules, seedSource)
    if (drawn.outcome !== 'paired') throw new Error('infeasible')
    // As if every step were ten million.
    Effort.prototype.spend = function (steps) {
      spend.call(this, 10_000_000 * steps)
    }
    expect(() => run(roster, repaired.rules, seedSource)).toThrow(Refusal)
    expect(verify(drawn.transcript)).toMatchObject({ fault: { code: 'draw-too-long' } })
  })

  it('and by its places altogether', () => {
    const wide = full(2, 1300)
    expect(() => run(wide, rules, typedSeed)).toThrow('too-many-places')
  })
})
