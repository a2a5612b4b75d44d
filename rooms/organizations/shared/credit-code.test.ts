import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterOf, creditCodeFault, readCreditCode } from './credit-code.ts'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const first17 = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })

test('a code of the standard passes, an early trial code is told', () => {
  expect(creditCodeFault('91350100M000100Y43')).toBeUndefined()
  expect(creditCodeFault('91350203M0001QAY9B')).toBe('check')
})

test('of 31 last characters exactly one passes', () => {
  fc.assert(
    fc.property(first17, (first) => {
      const passing = alphabet.filter(
        (last) => creditCodeFault(first.join('') + last) === undefined,
      )
      expect(passing).toEqual([checkCharacterOf(first.join(''))])
    }),
  )
})

test('one character mistyped is always noticed', () => {
  fc.assert(
    fc.property(first17, fc.nat(17), fc.constantFrom(...alphabet), (first, at, typed) => {
      const code = first.join('') + checkCharacterOf(first.join(''))
      fc.pre(code[at] !== typed)
      expect(creditCodeFault(code.slice(0, at) + typed + code.slice(at + 1))).toBe('check')
    }),
  )
})

test('two neighbours swapped are always noticed', () => {
  fc.assert(
    fc.property(first17, fc.nat(15), (first, at) => {
      fc.pre(first[at] !== first[at + 1])
      const code = first.join('') + checkCharacterOf(first.join(''))
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
      expect(creditCodeFault(swapped)).toBe('check')
    }),
  )
})

test.each([[''], ['91350100M000100Y4'], ['91350100M000100Y4I'], ['９１３５０１００M000100Y43']])(
  '%j has not the form',
  (code) => {
    expect(creditCodeFault(code)).toBe('form')
  },
)

test('lower case, full-width signs and spaces are the same code', () => {
  expect(readCreditCode(' ９１３５ 0100-m000100y43')).toBe('91350100M000100Y43')
})
