import { type NeedCode, needCodes } from '@lianjian/pairing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, mostSuggested, suggest, type Wanted } from './suggest.ts'

const code = fc.constantFrom<NeedCode>(...needCodes)
const place = fc.constantFrom('222403102240', '222403102000', '222403000000', '222404000000')
const day = fc.constantFrom('2026-03-01', '2026-06-01', '2026-09-01')
const period = fc
  .tuple(fc.option(day), fc.option(day))
  .filter(([from, until]) => from === null || until === null || from <= until)
  .map(([from, until]) => ({ from, until }))

const wanted: fc.Arbitrary<Wanted> = fc
  .record({ codes: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }), regionCode: place })
  .chain((rest) => period.map((days) => ({ ...rest, ...days })))

const unnamed = fc
  .record({
    codes: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
    words: fc.uniqueArray(fc.constantFrom('果树', '剪枝', '合同', '义诊'), { maxLength: 4 }),
    regionCode: place,
    partner: fc.boolean(),
    free: fc.option(fc.nat(3)),
  })
  .chain((rest) => period.map((days) => ({ ...rest, ...days })))
const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(unnamed, { maxLength: 30 })
  .map((all) => all.map((each, at) => ({ id: `id-${String(at).padStart(2, '0')}`, ...each })))

const check = (property: (wanted: Wanted, all: Candidate[]) => void) =>
  fc.assert(fc.property(wanted, candidates, property))

test('each suggestion says what the two have in common, and ten are made at most', () => {
  check((wanted, all) => {
    const found = suggest(wanted, all)
    expect(found.length).toBeLessThanOrEqual(mostSuggested)
    for (const { id, reasons } of found) {
      const candidate = all.find((each) => each.id === id) as Candidate
      const kinds = reasons.map(({ kind }) => kind)
      expect(kinds.includes('same-need') || kinds.includes('words')).toBe(true)
      expect(kinds.includes('partner')).toBe(candidate.partner)
      for (const reason of reasons) {
        if (reason.kind === 'same-need') {
          expect(wanted.codes).toContain(reason.code)
          expect(candidate.codes).toContain(reason.code)
        }
        if (reason.kind === 'words')
          expect(candidate.words).toEqual(expect.arrayContaining(reason.words))
        if (reason.kind === 'free') expect(reason.places).toBe(candidate.free)
      }
    }
  })
})

test('the order does not depend on the order in which candidates come', () => {
  fc.assert(
    fc.property(
      wanted,
      candidates.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      (wanted, [all, shuffled]) => {
        expect(suggest(wanted, shuffled)).toEqual(suggest(wanted, all))
      },
    ),
  )
})

test('a partner goes before whoever else fits as well', () => {
  fc.assert(
    fc.property(wanted, unnamed, (wanted, fit) => {
      const found = suggest(wanted, [
        { ...fit, id: 'a', partner: false },
        { ...fit, id: 'b', partner: true },
      ])
      if (found.length > 0) expect(found.map(({ id }) => id)).toEqual(['b', 'a'])
    }),
  )
})

test('one more word, or a shorter way, never puts a candidate further back', () => {
  const fit = {
    codes: ['legal'] as NeedCode[],
    from: null,
    until: null,
    free: null,
    partner: false,
  }
  const wanted = {
    codes: ['legal'] as NeedCode[],
    regionCode: '222403102240',
    from: null,
    until: null,
  }
  const far = { ...fit, id: 'a', words: [], regionCode: '222404000000' }
  const near = { ...fit, id: 'b', words: [], regionCode: '222403000000' }
  const same = { ...fit, id: 'c', words: ['合同'], regionCode: '222403000000' }
  expect(suggest(wanted, [far, near, same]).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

test('what is taken, lies at another time or shares nothing is not suggested', () => {
  check((wanted, all) => {
    const found = new Set(suggest(wanted, all).map(({ id }) => id))
    for (const { id, free, codes, words, from, until } of all) {
      const apart =
        (from !== null && wanted.until !== null && from > wanted.until) ||
        (until !== null && wanted.from !== null && until < wanted.from)
      const shares = words.length > 0 || codes.some((each) => wanted.codes.includes(each))
      if (free === 0 || apart || !shares) expect(found.has(id)).toBe(false)
    }
  })
})
